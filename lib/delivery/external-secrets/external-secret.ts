import { type ISecret, Secret } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import { type BroughtValue, broughtValues } from './brought-values.ts';
import { addCustomObject } from './custom-object.ts';
import { externalSecretProblems, refusedStores, storesOf } from './external-secret-checks.ts';
import type { ExternalSecretOptions } from './external-secret-options.ts';
import { externalSecretSpec } from './external-secret-spec.ts';
import { externalSecretUse } from './external-secret-use.ts';
import { foreignStoresOf } from './foreign-stores.ts';
import type { OperatorUse, OperatorUser } from './operator-use.ts';
import { secretKeys } from './secret-keys.ts';

/** Props of {@link ExternalSecret}. */
export interface ExternalSecretProps extends ExternalSecretOptions {
  /** A DNS subdomain. */
  readonly name: string;
  /** The namespace of the Secret, and of whoever uses it. */
  readonly namespace: string;
}

/**
 * Keeps a Kubernetes Secret filled with values of a store, through External Secrets Operator.
 *
 * @example
 * const db = new ExternalSecret(chart, 'db', {
 *   name: 'db',
 *   namespace: 'shop',
 *   store,
 *   data: [{ secretKey: 'password', remoteRef: environment.property('db.password') }],
 * });
 * container.env.addVariable('DB_PASSWORD', EnvValue.fromSecretValue({ secret: db.secret, key: 'password' }));
 */
export class ExternalSecret extends Construct implements OperatorUser {
  readonly name: string;
  readonly namespace: string;
  /** Name of the Secret. */
  readonly secretName: string;
  private imported?: ISecret;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ExternalSecretProps,
  ) {
    super(scope, id);
    const { name, namespace, secretName = name } = props;
    this.name = name;
    this.namespace = namespace;
    this.secretName = secretName;
    addCustomObject(this, 'ExternalSecret', { name, namespace }, externalSecretSpec(props, secretName));
    for (const problem of externalSecretProblems(props)) reportFinding(this, problem);
    for (const problem of refusedStores(props, namespace)) reportFinding(this, problem);
  }

  get operatorUse(): OperatorUse {
    const foreignStores = foreignStoresOf(storesOf(this.props), this.namespace);
    return { ...externalSecretUse(this.props, this.secretName, this.namespace), foreignStores };
  }

  /** The properties that lie in the Secret. */
  get broughtValues(): readonly BroughtValue[] {
    return broughtValues(this.props);
  }

  /** The Secret, for whatever of cdk8s-plus takes one: an Ingress's TLS, a container's variables, a volume. */
  get secret(): ISecret {
    this.imported ??= Secret.fromSecretName(this, 'secret', this.secretName);
    return this.imported;
  }

  /** One key of the Secret; one that it will not have is reported. */
  key(key: string): SecretKeyRef {
    const { isComplete, known } = secretKeys(this.props);
    if (isComplete && !known.has(key)) {
      reportFinding(this, {
        code: 'eso/unknown-key',
        severity: 'error',
        problem: `Key "${key}" of Secret "${this.secretName}" is used, and the Secret has only ${[...known].join(', ') || 'none'}.`,
        cause: 'Whatever reads the key would not find it; a pod would stay in CreateContainerConfigError.',
        mend: 'Use one of those keys, or add this one to `data`.',
      });
    }
    return { name: this.secretName, namespace: this.namespace, key };
  }
}

import type { Duration } from 'cdk8s';
import type { ISecret } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { PushSecretSpec, PushSecretSpecData } from '../../../imports/external-secrets.io.ts';
import { reportFinding } from '../../core/report-finding.ts';
import { PUSH_SECRET_DEFAULTS as DEFAULTS } from '../../upstream/external-secrets-resources.ts';
import { addCustomObject } from './custom-object.ts';
import { toStoreRef } from './external-secret-spec.ts';
import { foreignStoresOf } from './foreign-stores.ts';
import type { OperatorUse, OperatorUser } from './operator-use.ts';
import type { Plain } from './plain.ts';
import { pushSecretProblems } from './push-secret-checks.ts';
import { formatApiDuration } from './refresh.ts';
import type { SecretStoreRef } from './secret-store-ref.ts';

/** Props of {@link PushSecret}. */
export interface PushSecretProps {
  /** A DNS subdomain. */
  readonly name: string;
  /** The namespace of the Secret. */
  readonly namespace: string;
  /** The Secret whose values are pushed. */
  readonly secret: ISecret;
  /** Where they are pushed to; at least one, whose provider can write. */
  readonly stores: readonly SecretStoreRef[];
  /** What is pushed; at least one. */
  readonly data: readonly PushSecretData[];
  /**
   * Whether a value that is already in the store is overwritten.
   * @default 'Replace'
   */
  readonly updatePolicy?: 'Replace' | 'IfNotExists';
  /**
   * Whether what was pushed is deleted from the store together with the PushSecret.
   * @default 'None'
   */
  readonly deletionPolicy?: 'None' | 'Delete';
  /**
   * Time between two pushes, in whole seconds.
   * @default Duration.hours(1)
   */
  readonly refresh?: Duration;
}

/** One value that is pushed. */
export interface PushSecretData {
  /** @default - all keys of the Secret, as one object */
  readonly secretKey?: string;
  /** What the provider calls it. */
  readonly remoteKey: string;
  /** @default - the whole object of that name */
  readonly property?: string;
}

/** Writes values of a Kubernetes Secret into a store, through External Secrets Operator. */
export class PushSecret extends Construct implements OperatorUser {
  readonly name: string;
  readonly namespace: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PushSecretProps,
  ) {
    super(scope, id);
    const { name, namespace } = props;
    this.name = name;
    this.namespace = namespace;
    addCustomObject(this, 'PushSecret', { name, namespace }, toSpec(props));
    for (const problem of pushSecretProblems(props)) reportFinding(this, problem);
  }

  get operatorUse(): OperatorUse {
    const source = { kind: 'Secret', namespace: this.namespace, name: this.props.secret.name } as const;
    const foreignStores = foreignStoresOf(this.props.stores, this.namespace);
    return { reconciler: 'pushSecrets', reads: [source], foreignStores };
  }
}

/** With everything that the API server would add. */
function toSpec(props: PushSecretProps): Plain<PushSecretSpec> {
  const { data, deletionPolicy, refresh, secret, stores, updatePolicy } = props;
  return {
    data: data.map(toData),
    deletionPolicy: deletionPolicy ?? DEFAULTS.deletionPolicy,
    refreshInterval: refresh ? formatApiDuration(refresh) : DEFAULTS.refreshInterval,
    secretStoreRefs: stores.map(toStoreRef),
    selector: { secret: { name: secret.name } },
    updatePolicy: updatePolicy ?? DEFAULTS.updatePolicy,
  };
}

function toData({ property, remoteKey, secretKey }: PushSecretData): Plain<PushSecretSpecData> {
  return {
    conversionStrategy: DEFAULTS.conversionStrategy,
    match: {
      remoteRef: { ...(property !== undefined && { property }), remoteKey },
      ...(secretKey !== undefined && { secretKey }),
    },
  };
}

import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import type { ExternalSecretsProviderProfile } from '../../upstream/external-secrets-provider-profile.ts';
import { addCustomObject } from './custom-object.ts';
import { admission, conditionProblems, type NamespaceCondition, toConditions } from './namespace-conditions.ts';
import { type OperatorUse, type OperatorUser, referenceUse } from './operator-use.ts';
import { type ProviderReference, providerReferences } from './provider-references.ts';
import type { ForeignSecretStore, SecretStoreRef } from './secret-store-ref.ts';
import { checkStoreOptions, type SecretStoreOptions, storeSpec } from './store-options.ts';

/** Props of {@link ClusterSecretStore}. */
export interface ClusterSecretStoreProps extends SecretStoreOptions {
  /** Which namespaces may use it; a namespace that any of them admits may. At least one. */
  readonly conditions: readonly NamespaceCondition[];
}

/**
 * Tells External Secrets Operator where the values of several namespaces' ExternalSecrets lie.
 *
 * @example
 * const store = new ClusterSecretStore(chart, 'store', {
 *   name: 'esc',
 *   conditions: [{ namespaces: ['shop', 'billing'] }],
 *   provider: environment.externalSecrets.provider('ClusterSecretStore'),
 *   profile: environment.externalSecrets.profile,
 * });
 */
export class ClusterSecretStore extends Construct implements SecretStoreRef, OperatorUser {
  /** A ClusterSecretStore that somebody else makes; whom it admits is not known. */
  static fromName({ name, profile }: ForeignSecretStore): SecretStoreRef {
    return { kind: 'ClusterSecretStore', name, profile, refusal: () => undefined };
  }

  readonly kind = 'ClusterSecretStore';
  readonly name: string;
  readonly profile?: ExternalSecretsProviderProfile;
  readonly references: readonly ProviderReference[];
  private readonly admits: (namespace: string) => boolean;

  constructor(scope: Construct, id: string, props: ClusterSecretStoreProps) {
    super(scope, id);
    const { name, conditions, profile, provider } = props;
    this.name = name;
    this.profile = profile;
    this.references = providerReferences(provider);
    this.admits = admission(conditions);
    addCustomObject(
      this,
      'ClusterSecretStore',
      { name },
      { conditions: toConditions(conditions), ...storeSpec(props) },
    );
    checkStoreOptions(this, props);
    for (const problem of conditionProblems(conditions)) reportFinding(this, problem);
    if (profile?.resolvesConsumerNamespace === false) this.checkNamespaces();
  }

  get operatorUse(): OperatorUse {
    return { reconciler: 'clusterSecretStores', ...referenceUse(this.references) };
  }

  refusal(namespace: string): string | undefined {
    return this.admits(namespace) ? undefined : 'none of its conditions admits that namespace';
  }

  private checkNamespaces(): void {
    for (const { name, namespace, path } of this.references) {
      if (namespace !== undefined) continue;
      reportFinding(this, {
        code: 'eso/store-missing-namespace',
        severity: 'error',
        problem: `${path} names "${name}" and no namespace.`,
        cause:
          'A ClusterSecretStore lies in none, and this provider takes none from the ExternalSecret: the store would never get ready.',
        mend: `Give ${path} its namespace.`,
      });
    }
  }
}

import type { OwnFinding } from '../../core/report-finding.ts';
import type { ExternalSecretsProviderProfile } from '../../upstream/external-secrets-provider-profile.ts';
import type { ProviderReference } from './provider-references.ts';

/** A SecretStore or a ClusterSecretStore, of this program or somebody else's. */
export interface SecretStoreRef {
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  readonly name: string;
  /**
   * What its provider can and cannot do.
   * @default - nothing is known, and nothing that depends on it is checked
   */
  readonly profile?: ExternalSecretsProviderProfile;
  /**
   * What its provider refers to.
   * @default - not known; a store of somebody else's
   */
  readonly references?: readonly ProviderReference[];
  /** Why an object of this namespace cannot use the store, as a clause; undefined when nothing known stands against it. */
  refusal(namespace: string): string | undefined;
}

/** A store that somebody else made, by name. */
export interface ForeignSecretStore {
  readonly name: string;
  /**
   * What its provider can and cannot do.
   * @default - nothing is known, and nothing that depends on it is checked
   */
  readonly profile?: ExternalSecretsProviderProfile;
}

/** Refuses a store that objects of a namespace cannot use. */
export function refusalProblems(store: SecretStoreRef, namespace: string): readonly OwnFinding[] {
  const refusal = store.refusal(namespace);
  if (refusal === undefined) return [];
  return [
    {
      code: 'eso/store-namespace',
      severity: 'error',
      problem: `${store.kind} "${store.name}" cannot be used from namespace "${namespace}": ${refusal}.`,
      cause: 'Whatever uses it there would never get ready.',
      mend:
        store.kind === 'SecretStore'
          ? 'Make a SecretStore in that namespace, or a ClusterSecretStore whose conditions admit it.'
          : `Admit the namespace: conditions: [{ namespaces: ['${namespace}'] }].`,
    },
  ];
}

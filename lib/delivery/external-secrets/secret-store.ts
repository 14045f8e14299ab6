import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import type { ExternalSecretsProviderProfile } from '../../upstream/external-secrets-provider-profile.ts';
import { addCustomObject } from './custom-object.ts';
import { type OperatorUse, type OperatorUser, referenceUse } from './operator-use.ts';
import { type ProviderReference, providerReferences } from './provider-references.ts';
import type { ForeignSecretStore, SecretStoreRef } from './secret-store-ref.ts';
import { checkStoreOptions, type SecretStoreOptions, storeSpec } from './store-options.ts';

/** Props of {@link SecretStore}. */
export interface SecretStoreProps extends SecretStoreOptions {
  /** The namespace of the ExternalSecrets that use it, and of every Secret and ServiceAccount that the provider names. */
  readonly namespace: string;
}

/**
 * Tells External Secrets Operator where the values of one namespace's ExternalSecrets lie.
 *
 * @example
 * const store = new SecretStore(chart, 'store', {
 *   name: 'esc',
 *   namespace: 'shop',
 *   provider: environment.externalSecrets.provider('SecretStore'),
 *   profile: environment.externalSecrets.profile,
 * });
 */
export class SecretStore extends Construct implements SecretStoreRef, OperatorUser {
  /** A SecretStore that somebody else makes. */
  static fromName({ name, namespace, profile }: ForeignSecretStore & { readonly namespace: string }): SecretStoreRef {
    return { kind: 'SecretStore', name, profile, refusal: (other) => refusalOf(namespace, other) };
  }

  readonly kind = 'SecretStore';
  readonly name: string;
  readonly namespace: string;
  readonly profile?: ExternalSecretsProviderProfile;
  readonly references: readonly ProviderReference[];

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id);
    const { name, namespace, profile, provider } = props;
    this.name = name;
    this.namespace = namespace;
    this.profile = profile;
    this.references = providerReferences(provider);
    addCustomObject(this, 'SecretStore', { name, namespace }, storeSpec(props));
    checkStoreOptions(this, props);
    for (const reference of this.references) {
      if (reference.namespace === undefined || reference.namespace === namespace) continue;
      reportFinding(this, {
        code: 'eso/store-foreign-namespace',
        severity: 'error',
        problem: `${reference.path} names "${reference.namespace}/${reference.name}", and the SecretStore lies in "${namespace}".`,
        cause: "The operator's webhook refuses a SecretStore that refers to another namespace.",
        mend: `Let the reference name "${namespace}" or nothing, or make it a ClusterSecretStore with conditions.`,
      });
    }
  }

  get operatorUse(): OperatorUse {
    return referenceUse(this.references, this.namespace);
  }

  refusal(namespace: string): string | undefined {
    return refusalOf(this.namespace, namespace);
  }
}

function refusalOf(own: string, other: string): string | undefined {
  return own === other ? undefined : `it lies in namespace "${own}", and a SecretStore is looked for nowhere else`;
}

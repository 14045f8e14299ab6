import type { AccountProps } from './account.ts';
import type { TrustTerms, VaultTrust } from './trust.ts';

/** Props of {@link WorkloadIdentity.vaultKubernetes}. */
export interface VaultIdentityProps extends AccountProps {
  /** Role of the auth method. */
  readonly role: string;
  /**
   * Audience that the role demands of tokens.
   * @default - it demands none, and takes tokens that were made for the API server
   */
  readonly audience?: string;
  /**
   * Path that the auth method is mounted at, without `auth/`.
   * @default 'kubernetes'
   */
  readonly mountPath?: string;
}

/** The driver is asked for no token: a provider that finds none makes one (vault-csi-provider 1.7.4). */
export function vaultTerms({ audience, mountPath = 'kubernetes', role }: VaultIdentityProps): TrustTerms<VaultTrust> {
  return {
    trust: { kind: 'vault-kubernetes', role, mountPath, audience },
    annotations: {},
    fields: [
      { what: 'the name of a Vault role', value: role, pattern: /^\w(([\w.-]+)?\w)?$/, example: 'checkout' },
      {
        what: 'the path of an auth method',
        value: mountPath,
        pattern: /^(?!auth\/)[\w-]+([./][\w-]+)*$/,
        example: 'kubernetes',
      },
      { what: 'an audience', value: audience, pattern: /^[^\s']+$/, example: 'vault' },
    ],
    // Without a command: to write a role replaces the accounts that it knows, and several may share it.
    registration: ({ name, namespace }) => ({
      title: `Let ServiceAccount ${namespace}/${name} sign in to Vault`,
      where: `HashiCorp Vault, role ${role} of the auth method at auth/${mountPath}`,
      audience,
      facts: [
        ['bound_service_account_names', name],
        ['bound_service_account_namespaces', namespace],
        ['token_policies', 'policies with `read` on its secrets'],
      ],
    }),
  };
}

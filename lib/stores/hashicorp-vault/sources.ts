import { VAULT_EXTERNAL_SECRETS_PROVIDER } from '../../upstream/external-secrets-providers.ts';
import { VAULT_CSI_PROVIDER_1_7_4 } from '../../upstream/vault-csi-provider.ts';
import { objectList } from '../object-list.ts';
import { serviceAccountRef } from '../service-account-ref.ts';
import type { CsiSource, ExternalSecretsSource, Unavailable } from '../store.ts';
import type { HashicorpVault } from './vault.ts';

/**
 * How the Vault CSI provider 1.7.4 reads secrets: as the pod, which has to run as the identity's ServiceAccount.
 *
 * Server and auth method always stand in the class: what it leaves out would come from flags of an installation that the
 * program does not see.
 */
export function csiSource(store: HashicorpVault): CsiSource | Unavailable {
  const { caBundle, caCertPath, identity, namespace, server } = store;
  const { audience, mountPath, role } = identity.trust;
  if (caBundle !== undefined && caCertPath === undefined) {
    return {
      unavailable: 'it names a caBundle and no caCertPath, and the CSI provider reads certificates from files alone',
    };
  }
  return {
    profile: VAULT_CSI_PROVIDER_1_7_4,
    credentials: [],
    identity,
    parameters: (files) => ({
      vaultAddress: server,
      ...(namespace === undefined ? {} : { vaultNamespace: namespace }),
      ...(caCertPath === undefined ? {} : { vaultCACertPath: caCertPath }),
      vaultAuthMountPath: mountPath,
      roleName: role,
      ...(audience === undefined ? {} : { audience }),
      objects: objectList(files, 'objectName'),
    }),
  };
}

/** How External Secrets Operator 2.9.0 reads secrets: as the identity's ServiceAccount. */
export function externalSecretsSource(store: HashicorpVault): ExternalSecretsSource | Unavailable {
  const { caBundle, caCertPath, identity, mount, namespace, server, version } = store;
  const { audience, mountPath, role } = identity.trust;
  if (caCertPath !== undefined && caBundle === undefined) {
    return { unavailable: 'it names a caCertPath and no caBundle, and the path is one of the CSI provider' };
  }
  return {
    profile: VAULT_EXTERNAL_SECRETS_PROVIDER,
    credentials: [],
    identity,
    provider: (kind) => ({
      vault: {
        auth: { kubernetes: { mountPath, role, serviceAccountRef: serviceAccountRef(kind, identity, audience) } },
        ...(caBundle === undefined ? {} : { caBundle: Buffer.from(caBundle).toString('base64') }),
        ...(namespace === undefined ? {} : { namespace }),
        path: mount,
        server,
        version,
      },
    }),
  };
}

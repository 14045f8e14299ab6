import {
  VAULT_CSI_PROVIDER_1_7_4 as PROFILE,
  VAULT_CSI_PROVIDER as UPSTREAM,
} from '../../upstream/vault-csi-provider.ts';
import { providerDaemonSet, RESTRICTED_ROOT } from '../csi-provider/daemon-set.ts';
import type { Manifest } from '../manifest.ts';
import type { VaultCsiProviderProps } from './props.ts';

const CA_DIRECTORY = '/vault/tls';
const CA_VOLUME = 'vault-ca';

/** The provider's DaemonSet. */
export function vaultDaemonSet(props: VaultCsiProviderProps): Manifest {
  const { caConfigMap } = props;
  const ca = caConfigMap && `${CA_DIRECTORY}/${caConfigMap.key ?? 'ca.crt'}`;
  return providerDaemonSet(UPSTREAM, props, {
    socketDir: '/provider',
    container: {
      args: [
        `-endpoint=/provider/${PROFILE.provider}.sock`,
        '-log-level=info',
        ...(ca === undefined ? [] : [`-vault-tls-ca-cert=${ca}`]),
      ],
      livenessProbe: UPSTREAM.probe,
      readinessProbe: UPSTREAM.probe,
      securityContext: RESTRICTED_ROOT,
      volumeMounts: caConfigMap ? [{ name: CA_VOLUME, mountPath: CA_DIRECTORY, readOnly: true }] : [],
    },
    volumes: caConfigMap ? [{ name: CA_VOLUME, configMap: { name: caConfigMap.name } }] : [],
  });
}

import type { JsonObject } from '../../core/json.ts';
import { BUSYBOX_IMAGE } from '../../upstream/busybox.ts';
import { GCP_CSI_PROVIDER as UPSTREAM } from '../../upstream/gcp-csi-provider.ts';
import { renderResources } from '../container-resources.ts';
import {
  linuxProvidersDir,
  PROVIDER_VOLUME,
  providerDaemonSet,
  RESTRICTED,
  RESTRICTED_ROOT,
} from '../csi-provider/daemon-set.ts';
import type { Manifest } from '../manifest.ts';
import type { GcpCsiProviderProps } from './props.ts';

/** The provider's DaemonSet. */
export function gcpDaemonSet(props: GcpCsiProviderProps): Manifest {
  const { livenessProbe, socketDirVariable, userId } = UPSTREAM;
  const socketDir = linuxProvidersDir(props);
  return providerDaemonSet(UPSTREAM, props, {
    socketDir,
    container: {
      env: [{ name: socketDirVariable, value: socketDir }],
      livenessProbe,
      securityContext: { ...RESTRICTED, runAsNonRoot: true, runAsUser: userId, runAsGroup: userId },
    },
    pod: { initContainers: [shareSocketDir(socketDir, props)] },
  });
}

/**
 * Lets the provider's group make its socket. Upstream gives the directory away to the provider's user; of the other providers,
 * those that are root without capabilities could then no longer make theirs. The sticky bit keeps each to its own socket.
 */
function shareSocketDir(socketDir: string, { initImage = BUSYBOX_IMAGE, resources }: GcpCsiProviderProps): JsonObject {
  return {
    name: UPSTREAM.initContainer,
    image: initImage,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', `chown 0:${UPSTREAM.userId} "$0" && chmod 1775 "$0"`, socketDir],
    securityContext: { ...RESTRICTED_ROOT, capabilities: { drop: ['ALL'], add: ['CHOWN'] } },
    resources: renderResources(UPSTREAM.resources, resources),
    volumeMounts: [{ name: PROVIDER_VOLUME, mountPath: socketDir }],
  };
}

import type { JsonObject } from '../../core/json.ts';
import { AWS_CSI_PROVIDER as UPSTREAM } from '../../upstream/aws-csi-provider.ts';
import { LINUX_LAYOUT } from '../../upstream/secrets-store-csi-driver.ts';
import { linuxProvidersDir, providerDaemonSet, RESTRICTED_ROOT } from '../csi-provider/daemon-set.ts';
import type { Manifest } from '../manifest.ts';
import type { AwsCsiProviderProps } from './props.ts';

const PODS_VOLUME = 'mountpoint-dir';

// A Fargate node has no host directories, and would be tolerated as every node is.
const NOT_ON_FARGATE: JsonObject = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: UPSTREAM.computeTypeLabel, operator: 'NotIn', values: ['fargate'] }] },
      ],
    },
  },
};

/** The provider's DaemonSet. */
export function awsDaemonSet(props: AwsCsiProviderProps): Manifest {
  const { region, rotation = false, kubeletRootDir = LINUX_LAYOUT.kubeletRootDir } = props;
  const socketDir = linuxProvidersDir(props);
  const pods = `${kubeletRootDir}/pods`;
  return providerDaemonSet(UPSTREAM, props, {
    socketDir,
    container: {
      // By default the provider writes files itself, past the driver's atomic writer.
      args: [`--provider-volume=${socketDir}`, '--driver-writes-secrets=true'],
      env: region === undefined ? undefined : [{ name: UPSTREAM.regionVariable, value: region }],
      securityContext: RESTRICTED_ROOT,
      volumeMounts: rotation ? [podsMount(pods)] : [],
    },
    volumes: rotation ? [{ name: PODS_VOLUME, hostPath: { path: pods, type: 'DirectoryOrCreate' } }] : [],
    pod: { affinity: NOT_ON_FARGATE },
  });
}

// Mounts that are made after the pod's start are seen as well.
function podsMount(path: string): JsonObject {
  return { name: PODS_VOLUME, mountPath: path, mountPropagation: 'HostToContainer', readOnly: true };
}

import type { JsonObject } from '../../core/json.ts';
import {
  AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 as PROFILE,
  AZURE_KEY_VAULT_CSI_PROVIDER as UPSTREAM,
} from '../../upstream/azure-key-vault-csi-provider.ts';
import { WINDOWS_LAYOUT } from '../../upstream/secrets-store-csi-driver.ts';
import { renderResources } from '../container-resources.ts';
import { providerDaemonSet, RESTRICTED_ROOT } from '../csi-provider/daemon-set.ts';
import type { Manifest } from '../manifest.ts';
import type { AzureKeyVaultCsiProviderProps } from './props.ts';

// Without it a pod of the node's network asks the node's resolver, which knows no name of the cluster.
const NODE_NETWORK: JsonObject = { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' };

/** The DaemonSet on Linux nodes. */
export function linuxDaemonSet(props: AzureKeyVaultCsiProviderProps): Manifest {
  const { metricsPort } = UPSTREAM;
  return providerDaemonSet(UPSTREAM, props, {
    name: props.daemonSetName,
    socketDir: '/provider',
    container: {
      ...container(`unix:///provider/${PROFILE.provider}.sock`, props),
      ports: [{ name: 'metrics', containerPort: metricsPort, protocol: 'TCP' }],
      securityContext: RESTRICTED_ROOT,
    },
    pod: { ...pod(props), ...(props.nodeIdentity ? NODE_NETWORK : {}) },
  });
}

/** The DaemonSet on Windows nodes, which have no node network for ordinary pods. */
export function windowsDaemonSet(props: AzureKeyVaultCsiProviderProps): Manifest {
  const { daemonSetName = UPSTREAM.daemonSet, tolerations, windowsTolerations = tolerations } = props;
  const placed = { ...props, tolerations: windowsTolerations };
  return providerDaemonSet(UPSTREAM, placed, {
    name: `${daemonSetName}${WINDOWS_LAYOUT.nameSuffix}`,
    os: 'windows',
    providersDir: WINDOWS_LAYOUT.providersDir,
    socketDir: 'C:\\provider',
    container: {
      // The chart writes this one unquoted, so that both backslashes reach the provider.
      ...container(`unix://C:\\\\provider\\\\${PROFILE.provider}.sock`, props),
      resources: renderResources(UPSTREAM.windowsResources, props.resources),
    },
    pod: pod(props),
  });
}

// It never calls the Kubernetes API: a token would only be there to be stolen.
function pod({ identityBinding = false }: AzureKeyVaultCsiProviderProps): JsonObject {
  return { automountServiceAccountToken: identityBinding };
}

function container(endpoint: string, props: AzureKeyVaultCsiProviderProps): JsonObject {
  const { healthz, livenessProbe } = UPSTREAM;
  return {
    args: [
      `--endpoint=${endpoint}`,
      `--construct-pem-chain=${props.constructPemChain ?? UPSTREAM.constructPemChain}`,
      `--healthz-port=${healthz.port}`,
      `--healthz-path=${healthz.path}`,
      `--healthz-timeout=${healthz.timeout}`,
    ],
    livenessProbe: { ...livenessProbe, httpGet: { path: healthz.path, port: healthz.port } },
  };
}

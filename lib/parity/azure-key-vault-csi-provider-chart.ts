import { AzureKeyVaultCsiProvider } from '../platform/azure-key-vault-csi-provider/azure-key-vault-csi-provider.ts';
import type { AzureKeyVaultCsiProviderProps } from '../platform/azure-key-vault-csi-provider/props.ts';
import type { Manifest } from '../platform/manifest.ts';
import { EVERY_TAINT } from '../platform/node-agent.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER as UPSTREAM } from '../upstream/azure-key-vault-csi-provider.ts';
import { LINUX_LAYOUT } from '../upstream/secrets-store-csi-driver.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER_DIFFERENCES } from './azure-key-vault-csi-provider-differences.ts';
import { nodeOs } from './driver-options.ts';
import { fieldsOf } from './fields.ts';
import { digestOf, jsonAt, podTolerations, registryOf, unlessDefault } from './rendered-options.ts';
import { describeOptions, renderConstructs, type UpstreamChart } from './upstream-chart.ts';

const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers[${UPSTREAM.container}]`;

/** The Azure Key Vault CSI provider's chart. */
export const AZURE_KEY_VAULT_CSI_PROVIDER_CHART: UpstreamChart = {
  title: `${UPSTREAM.unit} ${UPSTREAM.version}`,
  listed: AZURE_KEY_VAULT_CSI_PROVIDER_DIFFERENCES,
  recognises: (objects) => objects.some(isDaemonSet),
  // The chart names its DaemonSets after the release.
  roleOf: (object) => (object.kind === 'DaemonSet' ? `DaemonSet on ${nodeOs(object)}` : object.kind),
  counterpart(objects) {
    const props = inferProps(objects.filter(isDaemonSet));
    return {
      options: describeOptions(props),
      objects: renderConstructs((scope) => new AzureKeyVaultCsiProvider(scope, 'provider', props)),
    };
  },
};

function isDaemonSet(object: Manifest): boolean {
  return object.kind === 'DaemonSet' && jsonAt(object, 'spec', 'selector', 'matchLabels', 'app') === UPSTREAM.daemonSet;
}

/** The options that the DaemonSets were rendered with, those at their defaults left out. */
function inferProps(daemonSets: readonly Manifest[]): AzureKeyVaultCsiProviderProps {
  const linux = daemonSets.find((daemonSet) => nodeOs(daemonSet) === 'linux');
  const windows = daemonSets.find((daemonSet) => nodeOs(daemonSet) === 'windows');
  const fields = linux ? fieldsOf(linux) : new Map();
  const image = fields.get(`${CONTAINER}.image`)?.toString();
  const tolerations = linux && podTolerations(linux);
  return {
    namespace: unlessDefault(linux?.metadata.namespace, UPSTREAM.namespace),
    providersDir: unlessDefault(
      fields.get(`${POD}.volumes[provider-vol].hostPath.path`)?.toString(),
      LINUX_LAYOUT.providersDir,
    ),
    imageRegistry: registryOf(image, UPSTREAM.image),
    imageDigest: digestOf(image),
    tolerations,
    windows: windows !== undefined,
    windowsTolerations: windows && unlessDefault(podTolerations(windows) ?? EVERY_TAINT, tolerations ?? EVERY_TAINT),
  };
}

import type { Manifest } from '../platform/manifest.ts';
import type { PulumiEscCsiProviderProps } from '../platform/pulumi-esc-csi-provider/props.ts';
import { PulumiEscCsiProvider } from '../platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider.ts';
import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../upstream/pulumi-esc-csi-provider.ts';
import { fieldsOf } from './fields.ts';
import { AUTH_SECRET, PULUMI_ESC_CSI_PROVIDER_DIFFERENCES } from './pulumi-esc-csi-provider-differences.ts';
import { jsonAt, registryOf, unlessDefault } from './rendered-options.ts';
import { describeOptions, renderConstructs, type UpstreamChart } from './upstream-chart.ts';

/** The Pulumi ESC CSI provider's chart. */
export const PULUMI_ESC_CSI_PROVIDER_CHART: UpstreamChart = {
  title: `pulumi-esc-csi-provider ${UPSTREAM.version}`,
  listed: PULUMI_ESC_CSI_PROVIDER_DIFFERENCES,
  recognises: (objects) => daemonSetOf(objects) !== undefined,
  // Upstream's ClusterRole and our Role are for the same: reading the auth Secrets.
  roleOf: ({ kind }) => kind.replace(/^Cluster/, ''),
  counterpart(objects) {
    const props = inferProviderProps(daemonSetOf(objects));
    const build = { ...props, authSecrets: [AUTH_SECRET] };
    return {
      options: describeOptions(props),
      objects: renderConstructs((scope) => new PulumiEscCsiProvider(scope, 'provider', build)),
    };
  },
};

const CONTAINER = `spec.template.spec.containers[${UPSTREAM.appLabel}]`;

function daemonSetOf(objects: readonly Manifest[]): Manifest | undefined {
  return objects.find(({ kind, metadata }) => kind === 'DaemonSet' && metadata.name === UPSTREAM.appLabel);
}

function inferProviderProps(daemonSet: Manifest | undefined): Omit<PulumiEscCsiProviderProps, 'authSecrets'> {
  if (daemonSet === undefined) return {};
  const fields = fieldsOf(daemonSet);
  const tolerations = jsonAt(daemonSet, 'spec', 'template', 'spec', 'tolerations');
  return {
    namespace: unlessDefault(daemonSet.metadata.namespace, UPSTREAM.namespace),
    apiUrl: fields.get(`${CONTAINER}.args[-api-url]`)?.toString(),
    imageRegistry: registryOf(fields.get(`${CONTAINER}.image`)?.toString(), UPSTREAM.image),
    tolerations: tolerations as PulumiEscCsiProviderProps['tolerations'],
  };
}

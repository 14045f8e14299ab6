import type { Manifest } from '../platform/manifest';
import type { PulumiEscCsiProviderProps } from '../platform/pulumi-esc-csi-provider/props';
import { PulumiEscCsiProvider } from '../platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
import { PULUMI_ESC_CSI_PROVIDER as UPSTREAM } from '../upstream/pulumi-esc-csi-provider';
import { fieldsOf } from './fields';
import { AUTH_SECRET, PULUMI_ESC_CSI_PROVIDER_DIFFERENCES } from './pulumi-esc-csi-provider-differences';
import { jsonAt, registryOf, unlessDefault } from './rendered-options';
import { describeOptions, renderConstructs, type UpstreamChart } from './upstream-chart';

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

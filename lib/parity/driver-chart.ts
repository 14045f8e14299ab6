import type { Manifest } from '../platform/manifest.ts';
import { SecretsStoreCsiDriverCrds } from '../platform/secrets-store-csi-driver/crds.ts';
import { SecretsStoreCsiDriver } from '../platform/secrets-store-csi-driver/secrets-store-csi-driver.ts';
import { SECRETS_STORE_CSI_DRIVER as UPSTREAM } from '../upstream/secrets-store-csi-driver.ts';
import { DRIVER_DIFFERENCES } from './driver-differences.ts';
import { inferDriverProps, nodeOs } from './driver-options.ts';
import { describeOptions, renderConstructs, type UpstreamChart } from './upstream-chart.ts';

/** The Secrets Store CSI driver's chart. */
export const DRIVER_CHART: UpstreamChart = {
  title: `secrets-store-csi-driver ${UPSTREAM.version}`,
  listed: DRIVER_DIFFERENCES,
  recognises: (objects) =>
    objects.some(({ kind, metadata }) => kind === 'CSIDriver' && metadata.name === UPSTREAM.driverName),
  roleOf,
  counterpart(objects) {
    const props = inferDriverProps(objects);
    // `helm template` writes a chart's CRDs with `--include-crds` only.
    const withCrds = objects.some(({ kind }) => kind === 'CustomResourceDefinition');
    return {
      options: [...(withCrds ? [] : ['without CRDs']), ...describeOptions(props)],
      objects: renderConstructs((scope) => {
        if (withCrds) new SecretsStoreCsiDriverCrds(scope, 'crds');
        new SecretsStoreCsiDriver(scope, 'driver', props);
      }),
    };
  },
};

// The chart names its DaemonSets after the release.
function roleOf(object: Manifest): string {
  const { kind, metadata } = object;
  return kind === 'DaemonSet' ? `DaemonSet on ${nodeOs(object)}` : `${kind} ${metadata.name}`;
}

import type { Construct } from 'constructs';
import { HelmRelease as Resource } from '../../../imports/helm-release.ts';
import { HelmRepository } from '../../../imports/source.toolkit.fluxcd.io.ts';
import { formatGoDuration } from '../../core/go-duration.ts';
import { type HelmRelease, reportHelmRepository } from '../helm-release.ts';
import type { FluxSettings } from './props.ts';

/**
 * The HelmRepository and the HelmRelease of a unit, in the release's own namespace. Both lie in the unit's folder: a
 * Kustomization cannot depend on a HelmRelease, but on the Kustomization that applies it and waits for it.
 *
 * A failed install or upgrade is tried again as it stands. The default would uninstall first, and with the chart's
 * templates go its CRDs and every object of theirs.
 */
export function addHelmRelease(unit: Construct, settings: FluxSettings, release: HelmRelease): void {
  const { chart, namespace, releaseName: name, repository, values, version } = release;
  reportHelmRepository(unit, release);
  const metadata = { name, namespace };
  const interval = formatGoDuration(settings.interval);
  const strategy = { name: 'RetryOnFailure', retryInterval: formatGoDuration(settings.retryInterval) } as const;
  new HelmRepository(unit, `helmrepository-${name}`, { metadata, spec: { url: repository, interval } });
  new Resource(unit, `helmrelease-${name}`, {
    metadata,
    spec: {
      releaseName: name,
      chart: { spec: { chart, version, sourceRef: { kind: 'HelmRepository', name } } },
      interval,
      driftDetection: { mode: 'enabled' },
      install: { crds: 'Create', strategy },
      upgrade: { crds: 'CreateReplace', strategy },
      values,
    },
  });
}

import { Chart, Testing } from 'cdk8s';
import { findingsOf } from '../../../lib/core/report-finding';
import { GitOps } from '../../../lib/gitops/git-ops';
import { helmRelease } from '../synced';

test('a chart is read from its repository, in the namespace of the release', () => {
  const { HelmRepository: repository } = emitHelm();

  expect(repository).toMatchObject({
    metadata: { name: 'eso', namespace: 'external-secrets' },
    spec: { url: 'https://charts.example.com', interval: '10m' },
  });
});

test('a release installs the one version with the values', () => {
  const { HelmRelease: release } = emitHelm();

  expect(release.apiVersion).toBe('helm.toolkit.fluxcd.io/v2');
  expect(release.metadata).toMatchObject({ name: 'eso', namespace: 'external-secrets' });
  expect(release.spec).toMatchObject({
    releaseName: 'eso',
    chart: {
      spec: {
        chart: 'external-secrets',
        version: '2.9.0',
        sourceRef: { kind: 'HelmRepository', name: 'eso' },
      },
    },
    values: { installCRDs: false },
  });
});

test('CRDs of the chart are created and updated', () => {
  expect(emitHelm().HelmRelease.spec).toMatchObject({
    install: { crds: 'Create' },
    upgrade: { crds: 'CreateReplace' },
  });
});

test('a failed install or upgrade is tried again without uninstalling', () => {
  const { install, upgrade } = emitHelm().HelmRelease.spec;

  expect([install.strategy, upgrade.strategy]).toEqual(Array(2).fill({ name: 'RetryOnFailure', retryInterval: '1m' }));
});

test.each([
  ['an OCI registry', 'oci://ghcr.io/charts', 'gitops/helm-repository'],
  ['an address with a credential', 'https://user:c4n4ry@charts.example.com', 'gitops/credentials-in-url'],
])('%s is refused by each engine', (_, repository, code) => {
  const engines = [
    GitOps.flux({ repository: 'https://git.example.com/fleet.git' }),
    GitOps.argoCd({ repository: 'https://git.example.com/fleet.git' }),
  ];

  const codes = engines.map((engine) => {
    const unit = new Chart(Testing.app(), 'unit');
    engine.addHelmRelease(unit, helmRelease({ repository }));
    return findingsOf(unit).map((finding) => finding.code);
  });

  expect(codes).toEqual([[code], [code]]);
});

/** The objects in the unit's folder by their kind. */
function emitHelm() {
  const unit = new Chart(Testing.app(), 'unit');
  GitOps.flux({ repository: 'https://git.example.com/fleet.git' }).addHelmRelease(unit, helmRelease());
  return Object.fromEntries(unit.toJson().map((object) => [object.kind, object]));
}

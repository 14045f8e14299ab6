import { syncSubject } from '../../lib/fleet/sync-subject';
import type { SyncedUnit } from '../../lib/gitops/engine';
import { GitOps } from '../../lib/gitops/git-ops';
import { rendered } from '../support/cluster-subject';
import { configMap } from '../support/manifests';

const repository = 'https://github.com/acme/clusters.git';
const ARGO_CD = GitOps.argoCd({ repository });
const FLUX = GitOps.flux({ repository });

/** `app` needs `stores`, which needs `crds`; nothing needs `other`, and it needs nothing. */
const UNITS = [
  unit('crds', { retained: true }),
  unit('other'),
  unit('stores', { dependsOn: ['crds'], rank: 1 }),
  unit('app', { dependsOn: ['stores'], rank: 2 }),
];

test.each([
  { name: 'Argo CD', engine: ARGO_CD },
  { name: 'Flux', engine: FLUX },
])('with $name a unit waits for what those depend on that it depends on', ({ engine }) => {
  const { waitsFor } = syncSubject(engine, UNITS);

  expect([waitsFor('app', 'crds'), waitsFor('crds', 'app')]).toEqual([true, false]);
});

test('with Argo CD a unit waits for every unit of a lower rank', () => {
  expect(syncSubject(ARGO_CD, UNITS).waitsFor('app', 'other')).toBe(true);
});

test('with Argo CD units of one rank do not wait for each other', () => {
  expect(syncSubject(ARGO_CD, UNITS).waitsFor('other', 'crds')).toBe(false);
});

test('with Flux a unit does not wait for what it does not depend on', () => {
  expect(syncSubject(FLUX, UNITS).waitsFor('app', 'other')).toBe(false);
});

test('a unit that nobody knows is waited for by none', () => {
  expect(syncSubject(ARGO_CD, UNITS).waitsFor('app', 'gone')).toBe(false);
});

test.each([
  { what: 'without a word', unit: 'app', options: undefined, expected: false },
  { what: 'that says so', unit: 'app', options: 'Prune=false,ServerSideApply=true', expected: true },
  { what: 'of a unit that says so', unit: 'crds', options: undefined, expected: true },
  { what: 'that says otherwise than its unit', unit: 'crds', options: 'ServerSideApply=false', expected: false },
])('Argo CD applies an object $what server-side: $expected', ({ expected, options, unit: name }) => {
  const { appliesServerSide } = syncSubject(ARGO_CD, UNITS);
  const annotations = options === undefined ? {} : { 'argocd.argoproj.io/sync-options': options };

  expect(appliesServerSide(rendered(configMap({ annotations }), name))).toBe(expected);
});

test('Flux applies everything server-side', () => {
  expect(syncSubject(FLUX, UNITS).appliesServerSide(rendered(configMap(), 'app'))).toBe(true);
});

function unit(name: string, props: Partial<SyncedUnit> = {}): SyncedUnit {
  return {
    name,
    path: `dist/prod/${name}`,
    dependsOn: [],
    rank: 0,
    retained: false,
    namespaces: [],
    clusterScopedKinds: [],
    kinds: [],
    injectedWebhooks: [],
    ...props,
  };
}

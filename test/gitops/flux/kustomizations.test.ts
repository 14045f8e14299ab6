import { Duration } from 'cdk8s';
import type { SyncedUnit } from '../../../lib/gitops/engine';
import type { FluxProps } from '../../../lib/gitops/flux/props';
import { GitOps } from '../../../lib/gitops/git-ops';
import { emit, syncedCluster, syncedUnit } from '../synced';

const repository = 'https://git.example.com/fleet.git';
const externalSecret = { group: 'external-secrets.io', kind: 'ExternalSecret' };
const sealedSecret = { group: 'bitnami.com', kind: 'SealedSecret' };

test('a unit is a Kustomization of its own name that waits until everything is healthy', () => {
  const { metadata, spec } = unitKustomization();

  expect(metadata).toMatchObject({ name: 'web', namespace: 'flux-system' });
  expect(spec).toEqual({
    sourceRef: { kind: 'GitRepository', name: 'prod' },
    path: './dist/prod/web',
    prune: true,
    wait: true,
    interval: '10m',
    retryInterval: '1m',
    timeout: '5m',
  });
});

test('a Kustomization waits for the ones it depends on, sorted', () => {
  expect(unitKustomization({ dependsOn: ['driver', 'crds'] }).spec.dependsOn).toEqual([
    { name: 'crds' },
    { name: 'driver' },
  ]);
});

test('a retained unit is not pruned and is waited for', () => {
  expect(unitKustomization({ retained: true }).spec).toMatchObject({ prune: false, wait: true });
});

test('pruning and times are the choice of the user', () => {
  const props = {
    prune: false,
    interval: Duration.hours(1),
    retryInterval: Duration.seconds(30),
    timeout: Duration.minutes(15),
  };

  expect(unitKustomization({}, props).spec).toMatchObject({
    prune: false,
    interval: '1h',
    retryInterval: '30s',
    timeout: '15m',
  });
});

test('a unit that waits for External Secrets Operator has more time, unless the user says how much', () => {
  const kinds = [externalSecret];

  expect(unitKustomization({ kinds }).spec.timeout).toBe('10m');
  expect(unitKustomization({ kinds }, { timeout: Duration.minutes(3) }).spec.timeout).toBe('3m');
});

test('a unit is healthy once its SealedSecrets are unsealed', () => {
  expect(unitKustomization({ kinds: [sealedSecret] }).spec).toMatchObject({
    wait: true,
    healthCheckExprs: [{ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' }],
    timeout: '5m',
  });
});

test('a Kustomization stays until the finalizers of its ExternalSecrets have run', () => {
  expect(unitKustomization({ kinds: [externalSecret] }).spec.deletionPolicy).toBe('WaitForTermination');
});

test.each([
  ['a unit that is not pruned', {}, { prune: false }],
  ['a retained unit', { retained: true }, {}],
])('%s leaves its ExternalSecrets behind', (_, unit, props) => {
  expect(unitKustomization({ kinds: [externalSecret], ...unit }, props).spec.deletionPolicy).toBeUndefined();
});

test("the root syncs the engine's own folder, does not wait for itself, and takes nothing down", () => {
  const root = emitFlux([]).objects['Kustomization/prod'];

  expect(root.spec).toMatchObject({ path: './dist/prod/engine', prune: true, deletionPolicy: 'Orphan' });
  expect(root.spec.wait).toBeUndefined();
});

test('a unit with the name of the cluster is reported, and another name for the root mends it', () => {
  const units = [syncedUnit('prod')];

  expect(emitFlux(units).codes).toEqual(['gitops/name-taken']);
  expect(emitFlux(units, { name: 'fleet' }).codes).toEqual([]);
});

test('the name of the Kustomization of `flux bootstrap` is reported', () => {
  expect(emitFlux([syncedUnit('flux-system')]).codes).toEqual(['gitops/name-taken']);
});

test('a name of 63 characters is accepted, and one more is reported, because Flux makes a label of it', () => {
  expect(emitFlux([syncedUnit('a'.repeat(63))]).codes).toEqual([]);
  expect(emitFlux([syncedUnit('a'.repeat(64))]).codes).toEqual(['gitops/invalid-name']);
});

test('no Kustomization substitutes variables', () => {
  const { objects } = emitFlux([syncedUnit('web')]);

  expect(JSON.stringify(objects)).not.toContain('postBuild');
});

function emitFlux(units: readonly SyncedUnit[], props: Partial<FluxProps> = {}) {
  return emit(GitOps.flux({ repository, ...props }), syncedCluster(units));
}

function unitKustomization(unit: Partial<SyncedUnit> = {}, props: Partial<FluxProps> = {}) {
  return emitFlux([syncedUnit('web', unit)], props).objects['Kustomization/web'];
}

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GitOps, Unit } from '../../lib';
import { cluster, findingsOf, needsOf, objectIn, reader, rendering, settings } from '../support/fleet';

test('a unit waits for the one that makes the namespace of its objects', () => {
  const prod = cluster();
  settings(prod, 'web');

  expect(needsOf(prod, 'web')).toEqual(['namespaces']);
});

test('a unit waits for the one that makes the CRD of its objects', () => {
  const prod = cluster();
  widget(settings(prod, 'web', 'default'));
  widgetCrd(new Unit(prod, 'operator'));

  expect(needsOf(prod, 'web')).toEqual(['operator']);
});

test('a unit waits for the one that the program names', () => {
  const prod = cluster();
  const web = settings(prod, 'web', 'default');
  web.addDependency(settings(prod, 'database', 'default'));

  expect(needsOf(prod, 'web')).toEqual(['database']);
});

test('a dependency between constructs is one between their units', () => {
  const prod = cluster();
  const [web, database] = [settings(prod, 'web', 'default'), settings(prod, 'database', 'default')];
  new Construct(web, 'inner').node.addDependency(new Construct(database, 'inner'));

  expect(needsOf(prod, 'web')).toEqual(['database']);
});

test('a dependency inside one unit is none between units', () => {
  const prod = cluster();
  const web = settings(prod, 'web', 'default');
  new Construct(web, 'a').node.addDependency(new Construct(web, 'b'));

  expect(needsOf(prod, 'web')).toEqual([]);
});

test('the driver comes after its CRDs, the provider after the driver, the apps after both', () => {
  const prod = cluster();
  reader(prod, 'checkout', { namespace: 'default' });

  expect(needsOf(prod, 'pulumi-esc-csi-provider')).toEqual(['secrets-store-csi-driver']);
  expect(needsOf(prod, 'checkout')).toEqual(['crds', 'pulumi-esc-csi-provider', 'secrets-store-csi-driver']);
});

test('a unit without bindings does not wait for the add-ons', () => {
  const prod = cluster();
  reader(prod, 'checkout', { namespace: 'default' });
  settings(prod, 'web', 'default');

  expect(needsOf(prod, 'web')).toEqual([]);
});

test('Argo CD syncs a unit in a later wave than what it needs', () => {
  const prod = cluster({ gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }) });
  settings(prod, 'web').addDependency(settings(prod, 'database'));

  const waves = ['namespaces', 'database', 'web'].map(
    (unit) => objectIn(prod, `argo-cd/application-prod-${unit}.yaml`).metadata,
  );

  expect(waves).toMatchObject(
    ['0', '1', '2'].map((wave) => ({ annotations: { 'argocd.argoproj.io/sync-wave': wave } })),
  );
});

test('units in a circle are an error that says why each needs the next', () => {
  const prod = cluster();
  const operator = settings(prod, 'operator');
  widgetCrd(operator);
  const tenant = new Unit(prod, 'tenant', { namespace: 'shop' });
  new ApiObject(tenant, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  widget(tenant);

  const [finding, ...others] = rendering(prod).findings;

  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: 'gitops/cycle', severity: 'error', path: 'prod/operator' });
  expect(finding?.problem.split('\n')).toEqual([
    'Units need each other in a circle: operator → tenant → operator.',
    '- operator needs tenant: it makes namespace "shop"',
    '- tenant needs operator: it makes the kind Widget of example.com',
  ]);
});

test('a diamond is no circle', () => {
  const prod = cluster();
  const [top, left, right, bottom] = ['top', 'left', 'right', 'bottom'].map((id) => settings(prod, id, 'default')) as [
    Unit,
    Unit,
    Unit,
    Unit,
  ];
  top.addDependency(right, left);
  left.addDependency(bottom);
  right.addDependency(bottom);

  expect(findingsOf(prod)).toEqual([]);
  expect(needsOf(prod, 'top')).toEqual(['left', 'right']);
});

test.each(['crds', 'namespaces'])('unit %s is never pruned', (unit) => {
  const prod = cluster();
  reader(prod, 'checkout');

  expect(objectIn(prod, `flux/kustomization-${unit}.yaml`)).toMatchObject({ spec: { prune: false } });
});

function widgetCrd(unit: Unit): void {
  new ApiObject(unit, 'crd', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', scope: 'Namespaced', names: { kind: 'Widget', plural: 'widgets' }, versions: [] },
  });
}

function widget(unit: Unit): void {
  new ApiObject(unit, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget' });
}

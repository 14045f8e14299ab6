import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { type Fleet, GitOps, Unit } from '../../lib';
import { environment } from '../support/environment';
import { cluster, filesOf, findingsOf, rendering, settings } from '../support/fleet';

const repository = 'https://github.com/acme/clusters.git';

test("another library's validation is a finding with its path", () => {
  const prod = cluster();
  const web = settings(prod, 'web');
  web.node.addValidation({ validate: () => ['a web needs a spider'] });

  expect(rendering(prod).findings).toEqual([
    expect.objectContaining({
      code: 'construct/validation',
      severity: 'error',
      path: 'prod/web',
      problem: 'a web needs a spider',
    }),
  ]);
});

test('a validation of the fleet and of the cluster is heard too', () => {
  const prod = cluster();
  prod.node.root.node.addValidation({ validate: () => ['no fleet without an admiral'] });
  prod.node.addValidation({ validate: () => ['no cluster without a star'] });

  expect(findingsOf(prod)).toEqual(['construct/validation error ', 'construct/validation error prod']);
});

test('a finding of our own is told once, not again as a validation', () => {
  const prod = cluster();
  environment({ organization: 'no organization' }, settings(prod, 'web'));

  expect(findingsOf(prod)).toEqual(['esc/address error prod/web/production']);
});

test('a chart directly in a cluster is an error, once for all its objects', () => {
  const prod = cluster();
  const chart = new Chart(prod, 'web', { namespace: 'shop' });
  for (const id of ['a', 'b']) new kplus.ConfigMap(chart, id);

  const { findings } = rendering(prod);

  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ code: 'fleet/outside-unit', path: 'prod/web' });
  expect(findings[0]?.problem).toContain('holds 2 objects');
});

test('a unit outside any cluster is an error', () => {
  const prod = cluster();
  settings(prod, 'web');
  new kplus.ConfigMap(new Unit(prod.node.root as Fleet, 'stray', { namespace: 'shop' }), 'a');

  expect(findingsOf(prod)).toEqual(['fleet/outside-unit error stray']);
});

test('a store may lie in the cluster or in the fleet', () => {
  const prod = cluster();
  environment({}, prod);
  environment({}, prod.node.root as Fleet);

  expect(findingsOf(prod)).toEqual([]);
});

test('a chart inside a unit belongs to the unit', () => {
  const prod = cluster();
  const chart = new Chart(settings(prod, 'web'), 'inner', { namespace: 'shop', disableResourceNameHashes: true });
  new kplus.ConfigMap(new Construct(chart, 'a'), 'b', { metadata: { name: 'inner' } });

  expect(findingsOf(prod)).toEqual([]);
  expect(filesOf(prod).has('web/configmap-inner.yaml')).toBe(true);
});

test.each([
  ['flux', GitOps.flux({ repository })],
  ['argo-cd', GitOps.argoCd({ repository })],
])('a unit called %s would share the folder of its engine', (id, gitOps) => {
  const prod = cluster({ gitOps });
  settings(prod, id, 'default');

  expect(findingsOf(prod)).toEqual([`fleet/unit-name error prod/${id}`]);
});

test('a unit without objects is a warning, and gets no Kustomization', () => {
  const prod = cluster();
  new Unit(prod, 'web');

  expect(findingsOf(prod)).toEqual(['fleet/empty-unit warning prod/web']);
  expect(filesOf(prod).has('flux/kustomization-web.yaml')).toBe(false);
});

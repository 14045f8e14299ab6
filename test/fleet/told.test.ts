import { Construct, RootConstruct } from 'constructs';
import { Cluster, ClusterSecretStore, Fleet, GitOps, Unit } from '../../lib';
import { reportFinding } from '../../lib/core/report-finding';
import { isTold } from '../../lib/fleet/told';

const root = new RootConstruct();
const cluster = new Construct(root, 'prod');
const store = new Construct(cluster, 'store');
new Construct(store, 'Resource');
new Construct(cluster, 'other');
reportFinding(store, { code: 'eso/store-conditions', severity: 'error', problem: '', cause: '', mend: '' });

test.each([
  ['at the construct that reports it', 'prod/store'],
  ['below it', 'prod/store/Resource'],
])('a code is told %s', (_, path) => {
  expect(isTold(root, 'eso/store-conditions', path)).toBe(true);
});

test.each([
  ['above it', 'eso/store-conditions', 'prod'],
  ['beside it', 'eso/store-conditions', 'prod/other'],
  ['where no construct is', 'eso/store-conditions', 'prod/nowhere/Resource'],
  ['under another code', 'eso/store-pattern', 'prod/store'],
])('a code is not told %s', (_, code, path) => {
  expect(isTold(root, code, path)).toBe(false);
});

test('what a construct of the program tells itself, no rule tells again', () => {
  const fleet = new Fleet();
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const unit = new Unit(new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps }), 'shop', { namespace: 'shop' });
  new ClusterSecretStore(unit, 'store', { name: 'esc', conditions: [], provider: { fake: { data: [] } } });

  const codes = fleet.render().findings.map(({ code }) => code);

  expect(codes).toContain('eso/store-conditions');
  expect(codes).not.toContain('eso/open-cluster-store');
});

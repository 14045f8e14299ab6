import * as kplus from 'cdk8s-plus-30';
import { allow, Cluster, Fleet, GitOps, type Rendering, Unit } from '../../lib';

const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });

const BECAUSE = 'because the vendor publishes no other tag';

test('what is accepted is not said, and stays in the inventory with its reason', () => {
  const { findings, inventories } = render((unit) => allow(unit, 'image/unpinned', BECAUSE));

  expect(findings).toEqual([]);
  expect(inventories[0]?.exceptions).toMatchObject([
    { code: 'image/unpinned', path: 'prod/legacy', because: BECAUSE, findings: [{ code: 'image/unpinned' }] },
  ]);
});

test.each([
  ['the fleet', ({ node }: Unit) => node.root],
  ['its cluster', ({ node }: Unit) => node.scopes[1]],
  ['the workload', ({ node }: Unit) => node.findChild('vendor')],
])('an exception at %s holds below it', (_, constructOf) => {
  const { findings } = render((unit) => allow(constructOf(unit) ?? unit, 'image/unpinned', BECAUSE));

  expect(findings).toEqual([]);
});

test('an exception elsewhere accepts nothing here, and is stale', () => {
  const { findings } = render((unit) => {
    const other = new Unit(unit.node.scopes[1] as Cluster, 'legacy-two', { namespace: 'default' });
    new kplus.ConfigMap(other, 'settings');
    allow(other, 'image/unpinned', BECAUSE);
  });

  expect(codes(findings)).toEqual(['exception/stale prod/legacy-two', 'image/unpinned prod/legacy/vendor/Resource']);
});

test.each(['', ' \n'])('an exception needs a reason, and "%s" is none', (because) => {
  const { findings } = render((unit) => allow(unit, 'image/unpinned', because));

  expect(codes(findings)).toEqual(['exception/no-reason prod/legacy']);
});

test('an error of a rule can be accepted', () => {
  const { findings, tree } = render((unit) => {
    new kplus.ConfigMap(unit, 'settings', { metadata: { name: 'settings', namespace: 'made-by-hand' } });
    allow(unit, 'image/unpinned', BECAUSE);
    allow(unit, 'manifest/namespace', 'because the landing zone makes it before the first sync');
  });

  expect(findings).toEqual([]);
  expect([...tree.keys()]).toContain('prod/legacy/made-by-hand/configmap-settings.yaml');
});

test.each([
  ['a Secret with its value', 'secret/data', (unit: Unit) => new kplus.Secret(unit, 'db', { stringData: { a: 'b' } })],
  ['what a construct calls an error', 'fleet/unit-name', (unit: Unit) => new Unit(unit, 'Not_A_Name')],
])('nobody can accept %s', (_, code, mistake) => {
  const { findings } = render((unit) => {
    allow(unit, 'image/unpinned', BECAUSE);
    mistake(unit);
    allow(unit, code, 'because we know better');
  });

  expect(findings.map((finding) => finding.code)).toEqual(expect.arrayContaining([code, 'exception/not-acceptable']));
});

test('a fleet without exceptions lists none', () => {
  expect(render(() => undefined).exceptions).toEqual([]);
});

/** A fleet with a workload whose image names no version. */
function render(change: (unit: Unit) => void): Rendering {
  const fleet = new Fleet();
  const cluster = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps });
  const unit = new Unit(cluster, 'legacy', { namespace: 'default' });
  new kplus.Deployment(unit, 'vendor', { containers: [{ image: 'registry.example.com/vendor', portNumber: 8080 }] });
  change(unit);
  return fleet.render();
}

function codes(findings: Rendering['findings']): string[] {
  return findings.map(({ code, path }) => `${code} ${path}`);
}

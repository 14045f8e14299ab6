import { checkCluster } from '../../../lib/rules/catalogue';
import { unitOrder } from '../../../lib/rules/gitops/unit-order';
import type { ClusterSubject, SyncSubject } from '../../../lib/rules/rule';
import { clusterSubject, rendered } from '../../support/cluster-subject';
import { deployment, externalSecret } from '../../support/manifests';

test('a unit that needs what a unit makes that waits for it is refused with both', () => {
  const [finding, ...others] = found((unit, other) => unit === 'secrets' && other === 'app');

  expect(finding).toMatchObject({ code: 'gitops/unit-order', severity: 'error', path: 'prod/app/app' });
  expect(finding?.problem).toBe(
    'Deployment "shop/app" of unit "app" needs Secret "db" of ExternalSecret "shop/db" of unit "secrets", which waits for "app".',
  );
  expect(others).toEqual([]);
});

test('a unit that waits for what makes what it needs passes', () => {
  expect(found((unit, other) => unit === 'app' && other === 'secrets')).toEqual([]);
});

test('two units pass that do not wait for each other: the pods start once the Secret is there', () => {
  expect(found(() => false)).toEqual([]);
});

test('what an identity says of its account is not told again', () => {
  const isTold = (code: string, path: string) => code === 'eso/shared-identity' && path === 'prod/secrets/db';

  expect(found((unit) => unit === 'secrets', { isTold })).toEqual([]);
});

function found(waitsFor: SyncSubject['waitsFor'], props: Partial<ClusterSubject> = {}) {
  const envFrom = [{ secretRef: { name: 'db' } }];
  const objects = [
    rendered(deployment({ containers: [{ name: 'app', envFrom }] }), 'app'),
    rendered(externalSecret(), 'secrets'),
  ];
  const sync: SyncSubject = { stepOf: () => undefined, appliesServerSide: () => true, waitsFor };
  return checkCluster(clusterSubject([], { objects, sync, ...props }), [unitOrder]);
}

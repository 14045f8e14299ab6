import { checkCluster } from '../../../lib/rules/catalogue';
import { outlivingStores } from '../../../lib/rules/eso/store-outlives';
import type { SyncSubject } from '../../../lib/rules/rule';
import { clusterSubject, rendered } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

test('a store of a unit that nobody waits for warns, with both units', () => {
  const [finding, ...others] = found({ storeUnit: 'stores' });

  expect(finding).toMatchObject({ code: 'eso/store-outlives', severity: 'warning', path: 'prod/app/db' });
  expect(finding?.problem).toBe(
    'ExternalSecret "shop/db" of unit "app" uses ClusterSecretStore "vault" of unit "stores", and neither unit waits for the other.',
  );
  expect(others).toEqual([]);
});

test('a store of the same unit passes', () => {
  expect(found({ storeUnit: 'app' })).toEqual([]);
});

test('a store of a unit that is waited for passes', () => {
  expect(found({ storeUnit: 'stores', waitsFor: (unit, other) => unit === 'app' && other === 'stores' })).toEqual([]);
});

test('a store of a unit that waits itself is told of elsewhere', () => {
  expect(found({ storeUnit: 'stores', waitsFor: (unit, other) => unit === 'stores' && other === 'app' })).toEqual([]);
});

test('a store of somebody else passes', () => {
  expect(found({})).toEqual([]);
});

interface Order {
  /** @default - the program has no store */
  readonly storeUnit?: string;
  /** @default - none for none */
  readonly waitsFor?: SyncSubject['waitsFor'];
}

function found({ storeUnit, waitsFor = () => false }: Order) {
  const secretStoreRef = { kind: 'ClusterSecretStore', name: 'vault' };
  const store = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'vault' },
  };
  const objects = [
    rendered(externalSecret({ secretStoreRef }), 'app'),
    ...(storeUnit === undefined ? [] : [rendered(store, storeUnit)]),
  ];
  const sync: SyncSubject = { stepOf: () => undefined, appliesServerSide: () => true, waitsFor };
  return checkCluster(clusterSubject([], { objects, sync }), [outlivingStores]);
}

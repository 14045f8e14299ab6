import type { Finding } from '../../lib/core/finding';
import type { Inventory } from '../../lib/core/inventory';
import fleet from '../../main';
import { inventory, inventoryBinding, inventoryStore, operatorBinding } from '../support/inventory';

const FINDING: Finding = {
  code: 'image/unpinned',
  severity: 'warning',
  path: 'prod/checkout/checkout',
  problem: 'Container "main" runs image "app".',
  cause: 'Whoever pushes to the registry decides what reads the secrets.',
  mend: 'Name a version or a digest.',
};

/** The example fleet, as `main.ts` has it. */
export function exampleInventories(): readonly Inventory[] {
  return fleet.render().inventories;
}

/** The example fleet, and a finding and an exception so that every part of the page has something to show. */
export function fullInventories(): readonly Inventory[] {
  const exception = {
    code: 'manifest/pod-security',
    path: 'prod/legacy',
    because: 'it is gone by May',
    findings: [FINDING],
  };
  return exampleInventories().map((one) =>
    one.cluster === 'prod' ? { ...one, findings: [FINDING], exceptions: [exception] } : one,
  );
}

/** So many apps of two bindings in four clusters, each app with a namespace and a store of its own. */
export function largeInventories(apps: number): readonly Inventory[] {
  return ['north', 'east', 'south', 'west'].map((cluster) => {
    const names = Array.from({ length: apps / 4 }, (_, index) => `${cluster}-app-${index}`);
    return inventory({
      cluster,
      units: names.map((name) => ({ name, rank: 1, dependsOn: ['namespaces'] })),
      stores: names.map((name) => inventoryStore({ address: `acme/${name}/production` })),
      bindings: names.flatMap(bindingsOf),
      findings: names.map((name) => ({ ...FINDING, path: `${cluster}/${name}` })),
    });
  });
}

function bindingsOf(name: string): Inventory['bindings'] {
  const workload = { kind: 'Deployment', namespace: name, name };
  const place = { store: `acme/${name}/production`, workload, unit: name };
  return [
    inventoryBinding({ ...place, property: 'tls.key', target: { file: '/run/secrets/tls.key' } }),
    operatorBinding({ ...place, property: `${name}.password` }),
  ];
}

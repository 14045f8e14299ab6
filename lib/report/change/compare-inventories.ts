import { byCodeUnit } from '../../core/compare.ts';
import type { Finding } from '../../core/finding.ts';
import type { Inventory } from '../../core/inventory.ts';
import { accessChanges } from './access.ts';
import { byHandChanges } from './by-hand.ts';
import { type Change, sortChanges } from './change.ts';
import { deliveryChanges, placeChanges, rotationChanges } from './delivery-changes.ts';
import { etcdChanges } from './etcd.ts';

/**
 * What it means that a cluster's inventory becomes another one, sorted as {@link sortChanges} does.
 *
 * @param base The inventory as it is. @param head The inventory as it will be, of the same cluster.
 */
export function compareInventories(base: Inventory, head: Inventory): readonly Change[] {
  return sortChanges([
    ...accessChanges(base, head),
    ...etcdChanges(base, head),
    ...byHandChanges(base, head),
    ...ruleChanges(base, head),
    ...exceptionChanges(base, head),
    ...deliveryChanges(base, head),
    ...placeChanges(base, head),
    ...rotationChanges(base, head),
    ...addOnChanges(base, head),
  ]);
}

/** An inventory of a cluster in which nothing is: what a new cluster is compared with, and one that goes. */
export function emptyInventory({ cluster, engine, kubernetes }: Inventory): Inventory {
  const nothing = { units: [], addOns: [], stores: [], bindings: [], bootstrap: [], findings: [], exceptions: [] };
  return { cluster, engine, kubernetes, ...nothing };
}

/** A note has nothing to do for anybody. */
function ruleChanges({ cluster, findings: before }: Inventory, { findings: after }: Inventory): Change[] {
  const known = new Set(before.map(keyOfFinding));
  return after
    .filter((finding) => finding.severity !== 'note' && !known.has(keyOfFinding(finding)))
    .map(({ code, path, problem }) => ({
      kind: 'rule-fires',
      cluster,
      subject: `${code} at ${placeOf(path, cluster)}`,
      items: [],
      after: problem,
    }));
}

function keyOfFinding({ code, path, problem }: Finding): string {
  return JSON.stringify([code, path, problem]);
}

function exceptionChanges({ cluster, exceptions: before }: Inventory, { exceptions: after }: Inventory): Change[] {
  const known = new Set(before.map(({ code, path }) => `${code} ${path}`));
  return after
    .filter(({ code, path }) => !known.has(`${code} ${path}`))
    .map(({ because, code, path }) => ({
      kind: 'exception-added',
      cluster,
      subject: `${code} at ${placeOf(path, cluster)}`,
      items: [],
      after: because,
    }));
}

/** A construct path without its cluster, so that one mistake in several clusters reads the same. */
function placeOf(path: string, cluster: string): string {
  return path.startsWith(`${cluster}/`) ? path.slice(cluster.length + 1) : path;
}

function addOnChanges({ addOns: base, cluster }: Inventory, { addOns: head }: Inventory): Change[] {
  const before = new Map(base.map(({ name, version }) => [name, version]));
  const after = new Map(head.map(({ name, version }) => [name, version]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort(byCodeUnit)
    .map((name) => ({
      kind: 'add-on',
      cluster,
      subject: name,
      items: [],
      before: before.get(name),
      after: after.get(name),
    }));
}

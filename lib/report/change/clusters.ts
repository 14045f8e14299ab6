import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import { INVENTORY_FILE, parseInventory } from '../inventory-file.ts';
import type { ObjectPair } from './objects.ts';
import { BOOTSTRAP_PAGE } from './registrations.ts';
import type { TreePair } from './tree-pair.ts';

/** A cluster that a change touches. */
export interface TouchedCluster extends Sides {
  readonly name: string;
  /** Whether it is there before. */
  readonly inBase: boolean;
  /** Whether it is there after. */
  readonly inHead: boolean;
}

/** A cluster's inventory before and after. */
export interface Sides {
  /** @default - there is none that can be read */
  readonly base?: Inventory;
  /** @default - as above */
  readonly head?: Inventory;
}

/** The clusters of which an object, the inventory or the bootstrap page differs, by name. */
export function touchedClusters(trees: TreePair, pairs: readonly ObjectPair[]): readonly TouchedCluster[] {
  const withPages = [...trees.files.keys()].filter((path) => PAGES.includes(pageOf(path))).map(clusterOf);
  const names = [...new Set([...pairs.map(({ cluster }) => cluster), ...withPages])].sort(byCodeUnit);
  const presence = presenceIn(trees);
  const same = new Set(trees.same);
  return names.map((name) => ({
    name,
    inBase: presence.base.has(name),
    inHead: presence.head.has(name),
    ...inventoriesOf(`${name}/${INVENTORY_FILE}`, trees, same),
  }));
}

/** The folder that a path begins with. */
export function clusterOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

/** What is said of a cluster beside its objects. */
const PAGES: readonly string[] = [INVENTORY_FILE, BOOTSTRAP_PAGE];

/** A path without its cluster. */
function pageOf(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

function presenceIn({ files, same }: TreePair) {
  const changed = [...files];
  const base = changed.filter(([, pair]) => pair.base !== undefined).map(([path]) => path);
  const head = changed.filter(([, pair]) => pair.head !== undefined).map(([path]) => path);
  return { base: new Set([...base, ...same].map(clusterOf)), head: new Set([...head, ...same].map(clusterOf)) };
}

function inventoriesOf(path: string, { files, read }: TreePair, same: ReadonlySet<string>): Sides {
  if (same.has(path)) {
    const inventory = tryParse(read(path));
    return { base: inventory, head: inventory };
  }
  const { base, head } = files.get(path) ?? {};
  return { base: tryParse(base), head: tryParse(head) };
}

/** A merge may have left its marks in a file; its objects can be compared all the same. */
function tryParse(text: string | undefined): Inventory | undefined {
  try {
    return text === undefined ? undefined : parseInventory(text);
  } catch {
    return undefined;
  }
}

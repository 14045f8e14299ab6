import { byCodeUnit } from '../core/compare.ts';
import { dependencyOrder } from '../core/dependency-order.ts';
import type { Finding } from '../core/finding.ts';
import { type GroupKind, kindKey, objectAt } from '../core/manifest.ts';
import type { SyncedUnit } from '../gitops/engine.ts';
import { isRetainedKind } from '../gitops/retained-kind.ts';
import { unitContent } from '../gitops/unit-content.ts';
import type { RenderedObject } from '../rules/rule.ts';
import type { KindScopes } from './manifests.ts';

/** A unit with its finished objects. */
export interface RenderedUnit {
  readonly name: string;
  readonly path: string;
  readonly objects: readonly RenderedObject[];
  /** Units that the program names with `addDependency`. */
  readonly dependsOn: Iterable<string>;
  /** Units that serve its objects, each with the reason that it needs it for. */
  readonly servedBy: ReadonlyMap<string, string>;
  /** What the unit is besides the manifests in its folder. */
  readonly shape?: Pick<SyncedUnit, 'kustomized' | 'helm'>;
}

/**
 * The order in which a cluster's units are synced, from one graph: what the program says, and what the manifests show
 * (the namespace an object lies in, the CRD of its kind).
 *
 * @param folder Folder of the cluster from the repository's root.
 */
export function syncOrder(
  units: readonly RenderedUnit[],
  folder: string,
  scopes: KindScopes,
): { readonly units: readonly SyncedUnit[]; readonly findings: readonly Finding[] } {
  const producers = indexProducers(units);
  const needs = new Map(units.map((unit) => [unit.name, needsOf(unit, producers)]));
  const result = dependencyOrder(new Map([...needs].map(([name, reasons]) => [name, [...reasons.keys()]])));
  if ('cycle' in result) return { units: [], findings: [cycleFinding(result.cycle, units, needs)] };
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return {
    findings: [],
    units: result.order.flatMap((name) => {
      const unit = byName.get(name);
      if (unit === undefined) return [];
      return [
        {
          name,
          path: `${folder}/${name}`,
          dependsOn: [...(needs.get(name)?.keys() ?? [])].filter((need) => needs.has(need)),
          rank: result.ranks.get(name) ?? 0,
          retained: isRetained(unit),
          namespaces: namespacesOf(unit),
          clusterScopedKinds: clusterScopedKindsOf(unit, scopes),
          ...unitContent(unit.objects),
          ...unit.shape,
        },
      ];
    }),
  };
}

/** What a kustomization brings is not seen here, so that nobody could say what goes when it goes. */
function isRetained({ objects, shape }: RenderedUnit): boolean {
  if (shape?.kustomized) return true;
  return objects.length > 0 && objects.every(({ manifest }) => isRetainedKind(manifest));
}

/** Which unit makes a namespace, by its name, and a custom kind, by group and kind. */
interface Producers {
  readonly namespaces: ReadonlyMap<unknown, string>;
  readonly kinds: ReadonlyMap<unknown, ReadonlyMap<unknown, string>>;
}

function indexProducers(units: readonly RenderedUnit[]): Producers {
  const namespaces = new Map<unknown, string>();
  const kinds = new Map<unknown, Map<unknown, string>>();
  for (const { name, objects } of units) {
    for (const { identity, manifest } of objects) {
      if (identity.kind === 'Namespace') namespaces.set(identity.name, name);
      if (identity.kind !== 'CustomResourceDefinition') continue;
      const spec = objectAt(manifest, 'spec');
      const ofGroup = kinds.get(spec.group) ?? new Map<unknown, string>();
      kinds.set(spec.group, ofGroup.set(objectAt(spec, 'names').kind, name));
    }
  }
  return { namespaces, kinds };
}

/** Names of the units that one needs, sorted, each with a reason. */
function needsOf(unit: RenderedUnit, { kinds, namespaces }: Producers): ReadonlyMap<string, string> {
  const needs = new Map<string, string>();
  const add = (need: string | undefined, reason: () => string) => {
    if (need !== undefined && need !== unit.name && !needs.has(need)) needs.set(need, reason());
  };
  for (const need of unit.dependsOn) add(need, () => 'addDependency says so');
  for (const [need, reason] of unit.servedBy) add(need, () => reason);
  const ofChart = unit.shape?.helm?.namespace;
  add(namespaces.get(ofChart), () => `it makes namespace "${ofChart}"`);
  for (const { identity } of unit.objects) {
    const { group, kind, namespace } = identity;
    add(namespaces.get(namespace), () => `it makes namespace "${namespace}"`);
    add(kinds.get(group)?.get(kind), () => `it makes the kind ${kind} of ${group}`);
  }
  return new Map([...needs].sort(([a], [b]) => byCodeUnit(a, b)));
}

function cycleFinding(
  cycle: readonly string[],
  units: readonly RenderedUnit[],
  needs: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Finding {
  const [first = ''] = cycle;
  const steps = cycle.map((unit, position) => {
    const next = cycle[position + 1] ?? first;
    return `- ${unit} needs ${next}: ${needs.get(unit)?.get(next)}`;
  });
  return {
    code: 'gitops/cycle',
    severity: 'error',
    path: units.find(({ name }) => name === first)?.path ?? first,
    problem: [`Units need each other in a circle: ${[...cycle, first].join(' → ')}.`, ...steps].join('\n'),
    cause: 'Each would wait for the next to be healthy, and none would ever be synced.',
    mend: 'Take one dependency away, or move what both need into a unit of its own.',
  };
}

function namespacesOf({ objects }: RenderedUnit): readonly string[] {
  const namespaces = new Set(objects.map(({ identity }) => identity.namespace));
  return [...namespaces].filter((namespace) => namespace !== undefined).sort(byCodeUnit);
}

const NONE: readonly GroupKind[] = [];

function clusterScopedKindsOf({ objects }: RenderedUnit, scopes: KindScopes): readonly GroupKind[] {
  const kinds = new Map<string, GroupKind>();
  for (const { identity } of objects) {
    const { group, kind } = identity;
    if (scopes.isClusterScoped(identity)) kinds.set(kindKey(identity), { group, kind });
  }
  if (kinds.size === 0) return NONE;
  return [...kinds.entries()].sort(([a], [b]) => byCodeUnit(a, b)).map(([, kind]) => kind);
}

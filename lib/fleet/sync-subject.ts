import type { GitOpsEngine, SyncedUnit } from '../gitops/engine.ts';
import type { SyncSubject } from '../rules/rule.ts';

/** What the rules are told of how a cluster's units are synced. */
export function syncSubject(gitOps: GitOpsEngine, units: readonly SyncedUnit[]): SyncSubject {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const awaited = new Map<string, ReadonlySet<string>>();
  return {
    stepOf: ({ manifest }) => gitOps.syncStepOf(manifest),
    appliesServerSide: ({ manifest, unit }) => {
      const synced = byName.get(unit);
      return synced === undefined || gitOps.appliesServerSide(manifest, synced);
    },
    waitsFor: (name, other) => {
      const [unit, first] = [byName.get(name), byName.get(other)];
      if (unit === undefined || first === undefined) return false;
      return gitOps.ordersUnitsBy === 'rank' ? first.rank < unit.rank : allAwaited(name).has(other);
    },
  };

  function allAwaited(name: string): ReadonlySet<string> {
    const known = awaited.get(name);
    if (known) return known;
    const all = new Set<string>();
    const next = [name];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      for (const need of byName.get(at)?.dependsOn ?? []) {
        if (all.has(need)) continue;
        all.add(need);
        next.push(need);
      }
    }
    awaited.set(name, all);
    return all;
  }
}

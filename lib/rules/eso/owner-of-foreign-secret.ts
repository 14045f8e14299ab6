import type { JsonObject } from '../../core/json.ts';
import type { KeptSecret } from '../../core/kept-secret.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An ExternalSecret merges into a Secret that a program keeps for itself; it does not own it (External Secrets Operator 2.9.0). */
export const foreignSecrets: Rule = {
  code: 'eso/owner-of-foreign-secret',
  severity: 'error',
  *check({ keptSecrets, ofKind }): Iterable<RuleFinding> {
    const keeperOf = finder(keptSecrets);
    for (const { identity, manifest, path } of ofKind('external-secrets.io', 'ExternalSecret')) {
      const spec = objectAt(manifest, 'spec');
      const target = objectAt(spec, 'target');
      const name = String(target.name ?? identity.name);
      const kept = keeperOf(name);
      if (kept === undefined || !CLEARING.has(String(target.creationPolicy ?? 'Owner'))) continue;
      if (target.manifest !== undefined || brings(spec, target, kept.key)) continue;
      yield {
        path,
        problem: `${describe(identity)} takes over Secret "${name}", which ${kept.keeper} makes and writes to itself.`,
        cause: `The operator clears a Secret before it writes its own keys, so that ${kept.keeper} loses ${kept.key}, again at each refresh; as owner it takes the Secret along when the ExternalSecret goes.`,
        mend: "Add keys to it: target.creationPolicy: 'Merge'.",
      };
    }
  },
};

/** Policies with which keys of somebody else's do not stay (`ApplyTemplate`). */
const CLEARING: ReadonlySet<string> = new Set(['Owner', 'Orphan']);

function finder(keptSecrets: readonly KeptSecret[]): (name: string) => KeptSecret | undefined {
  const exact = new Map(keptSecrets.map((kept) => [kept.name, kept]));
  const beginnings = keptSecrets.flatMap((kept) =>
    kept.name.endsWith('*') ? [{ kept, start: kept.name.slice(0, -1) }] : [],
  );
  return (name) => exact.get(name) ?? beginnings.find(({ start }) => name.startsWith(start))?.kept;
}

/** Whether the ExternalSecret writes the program's own key, so that whoever wrote it knows what the Secret is. */
function brings(spec: JsonObject, target: JsonObject, key: string): boolean {
  const template = objectAt(objectAt(target, 'template'), 'data');
  return template[key] !== undefined || objectsAt(spec, 'data').some(({ secretKey }) => secretKey === key);
}

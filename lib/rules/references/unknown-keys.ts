import { nearestNames } from '../../core/edit-distance.ts';
import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RuleFinding } from '../rule.ts';
import { describeReference, whenKeyMissing } from './consequences.ts';
import { isManifest } from './makers.ts';
import type { Reference } from './reference.ts';

/** Codes with which constructs say that they have no such key. */
const TOLD = ['eso/unknown-key', 'sealed/unknown-key', 'esc/access-token-key'];

/** What is to be said of each key that somebody needs and nobody writes; where all that is written is known. */
export function* unknownKeyFindings(cluster: ClusterView, kind: 'ConfigMap' | 'Secret'): Iterable<RuleFinding> {
  const { keys, to } = cluster.references();
  for (const reference of to(kind)) {
    const { from, optional } = reference;
    if (optional || reference.keys.length === 0) continue;
    const written = keys.of(reference);
    const key = reference.keys.find((one) => written?.has(one) === false);
    if (written === undefined || key === undefined || isTold(cluster, reference)) continue;
    yield {
      path: from.path,
      problem: `${describe(from.identity)} ${describeReference(reference)}, which has no key "${key}".`,
      cause: whenKeyMissing(reference, key),
      mend: `${written.size === 0 ? 'It has none' : `It has ${likeliest(written, key)}: name one of these`}, or let ${makerOf(cluster, reference)} write "${key}".`,
    };
  }
}

function isTold(cluster: ClusterView, reference: Reference): boolean {
  return makersOf(cluster, reference)
    .filter(isManifest)
    .some(({ path }) => TOLD.some((code) => cluster.isTold(code, path)));
}

function makerOf(cluster: ClusterView, reference: Reference): string {
  const maker = makersOf(cluster, reference).find(isManifest);
  return maker === undefined ? 'whoever makes it' : describe(maker.identity);
}

function makersOf(cluster: ClusterView, { kind, name, namespace }: Reference) {
  return cluster.references().makers.made.get(kind, namespace, name);
}

/** Those that are spelt alike first, and not all of many. */
function likeliest(keys: ReadonlySet<string>, wanted: string): string {
  const ordered = [...new Set([...nearestNames(keys, wanted), ...keys])];
  const shown = ordered.slice(0, MOST_KEYS).map((one) => `"${one}"`);
  const others = ordered.length - shown.length;
  return [...shown, ...(others > 0 ? [`${others} others`] : [])].join(', ');
}

const MOST_KEYS = 5;

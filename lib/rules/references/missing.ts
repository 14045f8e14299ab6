import { nearestNames } from '../../core/edit-distance.ts';
import { groupBy } from '../../core/group-by.ts';
import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RuleFinding } from '../rule.ts';
import { describeReference, whenMissing } from './consequences.ts';
import type { Reference } from './reference.ts';

/**
 * What is to be said of objects that nobody makes: once of each, however many need it.
 *
 * @param references References to such objects.
 * @param mend What to write, a sentence without its full stop.
 */
export function* missingFindings(
  cluster: ClusterView,
  references: readonly Reference[],
  mend: (reference: Reference) => string,
): Iterable<RuleFinding> {
  for (const [first, ...others] of groupBy(references, ({ name, namespace }) => `${namespace}/${name}`).values()) {
    if (first === undefined) continue;
    const { from } = first;
    yield {
      path: sharedPath([first, ...others].map((one) => one.from.path)),
      problem: `${describe(from.identity)} ${describeReference(first)}, which nobody makes in cluster "${cluster.name}"${elsewhere(cluster, first)}${needers(others)}.`,
      cause: whenMissing(first),
      mend: `${mend(first)}.\nIf somebody else makes it, declare it in the cluster: ${declaration(first)}.`,
    };
  }
}

/** The first half of most mends, with what may have been meant. */
export function correctName(cluster: ClusterView, { kind, name, namespace }: Reference): string {
  const names = cluster.references().makers.made.names(kind, namespace);
  const [nearest] = names.length > MOST_NAMES ? [] : nearestNames(names, name, 1);
  return nearest === undefined ? 'Correct the name' : `Correct the name (did you mean "${nearest}"?)`;
}

/** Comparing each missing name with each that is there grows with the square of both. */
const MOST_NAMES = 200;

/** The construct that holds them all: where several need one object, no one of them has to change. */
function sharedPath([first = '', ...others]: readonly string[]): string {
  const ids = first.split('/');
  const depths = others.map((other) => {
    const ofOther = other.split('/');
    const depth = ids.findIndex((id, index) => id !== ofOther[index]);
    return depth < 0 ? ids.length : depth;
  });
  return ids.slice(0, Math.min(ids.length, ...depths)).join('/');
}

function elsewhere(cluster: ClusterView, { kind, name }: Reference): string {
  const [first, ...others] = cluster.references().makers.made.namespacesOf(kind, name);
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and in ${others.length} more`;
  return `; one of that name lies in namespace "${first}"${more}`;
}

function needers([first, ...others]: readonly Reference[]): string {
  if (first === undefined) return '';
  const one = describe(first.from.identity);
  return others.length === 0
    ? `; ${one} needs it too`
    : `; ${others.length + 1} others need it too, ${one} for instance`;
}

/** The line that says that it exists. */
function declaration({ kind, name, namespace }: Pick<Reference, 'kind' | 'name' | 'namespace'>): string {
  const place = namespace === '' ? '' : ` namespace: '${namespace}',`;
  return `existingObjects: [{ kind: '${kind}',${place} name: '${name}' }]`;
}

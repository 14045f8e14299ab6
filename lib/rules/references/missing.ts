import { nearestNames } from '../../core/edit-distance.ts';
import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RuleFinding } from '../rule.ts';
import { describeReference, whenMissing } from './consequences.ts';
import type { Reference } from './reference.ts';

/**
 * What is to be said of a reference to an object that nobody makes.
 *
 * @param mend What to write, a sentence without its full stop.
 */
export function missingFinding(cluster: ClusterView, reference: Reference, mend: string): RuleFinding {
  const { from } = reference;
  return {
    path: from.path,
    problem: `${describe(from.identity)} ${describeReference(reference)}, which nobody makes in cluster "${cluster.name}"${elsewhere(cluster, reference)}.`,
    cause: whenMissing(reference),
    mend: `${mend}.\nIf somebody else makes it, declare it in the cluster: ${declaration(reference)}.`,
  };
}

/** The first half of most mends, with what may have been meant. */
export function correctName(cluster: ClusterView, { kind, name, namespace }: Reference): string {
  const names = cluster.references().makers.made.names(kind, namespace);
  const [nearest] = names.length > MOST_NAMES ? [] : nearestNames(names, name, 1);
  return nearest === undefined ? 'Correct the name' : `Correct the name (did you mean "${nearest}"?)`;
}

/** Comparing each missing name with each that is there grows with the square of both. */
const MOST_NAMES = 200;

function elsewhere(cluster: ClusterView, { kind, name }: Reference): string {
  const namespaces = cluster.references().makers.made.namespacesOf(kind, name);
  return namespaces.length === 0
    ? ''
    : `; one of that name lies in namespace ${namespaces.map((one) => `"${one}"`).join(', ')}`;
}

/** The line that says that it exists. */
function declaration({ kind, name, namespace }: Pick<Reference, 'kind' | 'name' | 'namespace'>): string {
  const place = namespace === '' ? '' : ` namespace: '${namespace}',`;
  return `existingObjects: [{ kind: '${kind}',${place} name: '${name}' }]`;
}

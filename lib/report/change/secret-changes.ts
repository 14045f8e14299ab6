import { byCodeUnit } from '../../core/compare.ts';
import type { Change } from './change.ts';
import type { Sides } from './clusters.ts';
import { groupsOf, keyOf, missingIn } from './groups.ts';
import { madeSecrets } from './made-secrets.ts';
import type { ObjectPair } from './objects.ts';

/** What starts and ceases to lie in etcd by objects that no binding stands behind: for an Ingress, say, or written by hand. */
export function secretChanges(pairs: readonly ObjectPair[], sides: Sides): Change[] {
  const planned = plannedSecrets(sides);
  const before = contentsOf(pairs, 'before', planned);
  const after = contentsOf(pairs, 'after', planned);
  return [...toChanges('into-etcd', missingIn(before, after)), ...toChanges('out-of-etcd', missingIn(after, before))];
}

interface Content {
  readonly cluster: string;
  /** `<namespace>/<name>`. */
  readonly secret: string;
  readonly from: string;
  readonly content: string;
}

/** Secrets of bindings, of which the inventories tell. */
function plannedSecrets({ base, head }: Sides): ReadonlySet<string> {
  const bindings = [base, head].flatMap((inventory) => inventory?.bindings ?? []);
  return new Set(bindings.flatMap(({ secret, workload }) => (secret ? [`${workload.namespace}/${secret.name}`] : [])));
}

function contentsOf(
  pairs: readonly ObjectPair[],
  side: 'before' | 'after',
  planned: ReadonlySet<string>,
): ReadonlyMap<string, Content> {
  const contents = pairs.flatMap((pair) =>
    madeSecrets(pair, pair[side])
      .filter(({ secret }) => !planned.has(secret))
      .flatMap(({ contents, from, secret }) =>
        contents.map((content) => ({ cluster: pair.cluster, secret, from, content })),
      ),
  );
  return new Map(contents.map((one) => [keyOf(one.secret, one.from, one.content), one]));
}

function toChanges(kind: Change['kind'], contents: readonly Content[]): Change[] {
  return groupsOf(contents, ({ from, secret }) => keyOf(secret, from)).map((group) => {
    const [{ cluster, from, secret }] = group;
    const items = group.map(({ content }) => content).sort(byCodeUnit);
    return { kind, cluster, subject: `Secret ${secret}`, store: from, items };
  });
}

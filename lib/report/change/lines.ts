import { CHANGE_KINDS, type Change, type ChangeKind } from './change.ts';
import { groupsOf, keyOf } from './groups.ts';

/** What happens alike in some clusters. */
export interface ChangeLine {
  readonly change: Change;
  /** Names of the clusters, in the order of the changes; at least one. */
  readonly clusters: readonly string[];
}

/** The lines of one kind; at least one. */
export interface KindLines {
  readonly kind: ChangeKind;
  readonly lines: readonly ChangeLine[];
}

/** Changes by kind, in the order of {@link CHANGE_KINDS}; what several clusters have in common is one line. */
export function changeLines(changes: readonly Change[]): readonly KindLines[] {
  return CHANGE_KINDS.map((kind) => ({
    kind,
    lines: linesOf(changes.filter((change) => change.kind === kind)),
  })).filter(({ lines }) => lines.length > 0);
}

/** `prod`, `eks, prod`, `in 5 clusters`. */
export function clusterWords({ clusters }: ChangeLine): string {
  return clusters.length > MOST_NAMED ? `in ${clusters.length} clusters` : clusters.join(', ');
}

const MOST_NAMED = 3;

function linesOf(changes: readonly Change[]): readonly ChangeLine[] {
  const alike = groupsOf(changes, ({ after, before, items, store, subject }) =>
    keyOf(subject, store, before, after, ...items),
  );
  return alike.map((group) => ({ change: group[0], clusters: group.map(({ cluster }) => cluster) }));
}

import { byCodeUnit } from './compare.ts';

/** How many characters to insert, delete, replace or swap with their neighbour until one text is the other; case counts for nothing. */
export function editDistance(one: string, other: string): number {
  const [a, b] = withoutEnds([...one.toLowerCase()], [...other.toLowerCase()]);
  let beforeLast: number[] = [];
  let last = b.map((_, column) => column).concat(b.length);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const moved = Math.min(at(last, column) + 1, at(current, column - 1) + 1);
      const swappable = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] && row > 1 && column > 1;
      const swapped = swappable ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, moved, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

/** How many characters two spellings of one name may differ by. */
export function spellingLimit(name: string): number {
  return 1 + Math.floor(name.length / 4);
}

/**
 * The names that a wrong one may have meant, the likeliest first: those that have it in them, and those that are spelt alike.
 *
 * @param count How many at most.
 */
export function nearestNames(names: Iterable<string>, wanted: string, count = 3): readonly string[] {
  const lowered = wanted.toLowerCase();
  const limit = spellingLimit(wanted);
  return [...new Set(names)]
    .map((name) => ({
      name,
      distance: name.toLowerCase().includes(lowered) ? 0 : boundedDistance(wanted, name, limit),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || byCodeUnit(a.name, b.name))
    .slice(0, count)
    .map(({ name }) => name);
}

/** Lengths alone tell most names apart, of thousands. */
function boundedDistance(wanted: string, name: string, limit: number): number {
  return Math.abs(wanted.length - name.length) > 2 * limit ? Number.POSITIVE_INFINITY : editDistance(wanted, name);
}

/** What two texts begin and end with alike costs nothing, and is most of them where names are made by a pattern. */
function withoutEnds(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Outside the table nothing can be reached. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

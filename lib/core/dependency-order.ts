/** Things in an order in which whatever is needed comes first. */
export interface DependencyOrder {
  readonly order: readonly string[];
  /** How many things stand before this one on the longest way; 0 for a thing that needs nothing. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** The first cycle that stands in the way of an order: each needs the next, the last needs the first. */
export interface DependencyCycle {
  readonly cycle: readonly string[];
}

/**
 * Orders things by what they need, in time linear in things and needs.
 *
 * The order is stable: it depends on the order of `needs` and of each list in it, and on nothing else.
 *
 * @param needs For each thing, what it needs; what is no key itself is ignored.
 */
export function dependencyOrder(needs: ReadonlyMap<string, readonly string[]>): DependencyOrder | DependencyCycle {
  const ranks = new Map<string, number>();
  const way: string[] = [];
  const onWay = new Set<string>();

  for (const start of needs.keys()) {
    const cycle = visit(start);
    if (cycle) return { cycle };
  }
  return { order: [...ranks.keys()], ranks };

  function visit(thing: string): readonly string[] | undefined {
    if (ranks.has(thing)) return undefined;
    if (onWay.has(thing)) return way.slice(way.indexOf(thing));
    way.push(thing);
    onWay.add(thing);
    let rank = 0;
    for (const need of needs.get(thing) ?? []) {
      if (!needs.has(need)) continue;
      const cycle = visit(need);
      if (cycle) return cycle;
      rank = Math.max(rank, (ranks.get(need) ?? 0) + 1);
    }
    way.pop();
    onWay.delete(thing);
    ranks.set(thing, rank);
    return undefined;
  }
}

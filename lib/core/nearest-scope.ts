import type { IConstruct } from 'constructs';

/** The construct itself, or the nearest one above it, that is wanted. */
export function nearestScope<Wanted extends IConstruct>(
  construct: IConstruct,
  isWanted: (one: IConstruct) => one is Wanted,
): Wanted | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (isWanted(at)) return at;
  }
  return undefined;
}

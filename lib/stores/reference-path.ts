/**
 * How a reference is spelt in plans and findings: `shop/db?version=3#password`.
 *
 * @param revision which version, for instance `version=3`; left out for the newest.
 * @param field one key of a JSON value; left out for the whole value.
 */
export function referencePath(name: string, revision?: string, field?: string): string {
  return `${name}${revision === undefined ? '' : `?${revision}`}${field === undefined ? '' : `#${field}`}`;
}

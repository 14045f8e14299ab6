/**
 * Order of two strings by UTF-16 code unit.
 *
 * Every order that reaches `dist/` is made with this one: `localeCompare` depends on the machine's locale.
 */
export function byCodeUnit(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

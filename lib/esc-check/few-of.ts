/** How many lines a person reads. */
const FEW = 10;

/** The first lines of many, and how many more there are. */
export function fewOf(lines: readonly string[]): readonly string[] {
  const rest = lines.length - FEW;
  return rest > 1 ? [...lines.slice(0, FEW), `and ${rest} more`] : lines;
}

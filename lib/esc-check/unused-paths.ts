import type { EnvironmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import { PropertyPath } from '../stores/pulumi-esc/property-path.ts';
import { ESC_OUTPUT_KEYS } from '../upstream/pulumi-esc-outputs.ts';
import type { PropertyReference } from './property-reference.ts';

/**
 * The values that nothing reads, neither alone nor as part of an object. Maps and lists are none, and those that Pulumi and the
 * `esc` CLI read by their names are left out.
 */
export function unusedPaths(shape: EnvironmentShape, references: readonly PropertyReference[]): readonly string[] {
  const used = new Set(references.map(({ property }) => property));
  return shape.paths
    .filter(({ path, type }) => type !== 'object' && type !== 'array' && !isUsed(PropertyPath.parse(path), used))
    .map(({ path }) => path);
}

function isUsed({ segments }: PropertyPath, used: ReadonlySet<string>): boolean {
  if (ESC_OUTPUT_KEYS.has(String(segments[0]))) return true;
  return segments.some((_, index) => used.has(PropertyPath.of(...segments.slice(0, index + 1)).toString()));
}

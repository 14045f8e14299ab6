import type { Finding } from '../core/finding.ts';
import type { OwnFinding } from '../core/report-finding.ts';
import { type EnvironmentShape, nearestPaths } from '../stores/pulumi-esc/environment-shape.ts';
import { lockedPropertyProblems } from '../stores/pulumi-esc/locked-property.ts';
import type { PropertyReference } from './property-reference.ts';

/** What is wrong with references to an environment that has this shape now. */
export function referenceFindings(
  shape: EnvironmentShape,
  references: readonly PropertyReference[],
): readonly Finding[] {
  return references.flatMap(({ path, property, use }) =>
    lockedPropertyProblems(shape, property, use).map((problem) => ({
      path,
      ...problem,
      ...(problem.code === 'esc/unknown-property' && { mend: mendUnknown(shape, property) }),
    })),
  );
}

/** Here it is known not to be new. */
function mendUnknown(shape: EnvironmentShape, property: string): OwnFinding['mend'] {
  const nearest = nearestPaths(shape, property);
  return nearest.length > 0
    ? `Did you mean ${nearest.join(' or ')}? Else add it to the environment.`
    : 'Correct the path, or add the property to the environment.';
}

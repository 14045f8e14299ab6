import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { describe, metadataOf, objectAt } from '../core/manifest.ts';
import { labelValueProblem, qualifiedNameProblem } from '../core/names.ts';
import type { Rule } from './rule.ts';

const CODE = 'manifest/label';

/** Keys of labels and annotations and values of labels have to pass the API server's rules. */
export const validLabels: Rule = {
  codes: [CODE],
  *check({ objects }): Iterable<Finding> {
    for (const object of objects) {
      const { identity, manifest } = object;
      for (const problem of problemsOf(metadataOf(manifest))) {
        yield {
          code: CODE,
          severity: 'error',
          path: object.path,
          problem: `On ${describe(identity)}, ${problem}.`,
          cause: 'The API server refuses the object, and with it the whole sync.',
          mend: 'Mend the label or annotation.',
        };
      }
    }
  },
};

function problemsOf(metadata: JsonObject): readonly string[] {
  const problems: string[] = [];
  for (const [key, value] of Object.entries(objectAt(metadata, 'labels'))) {
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) problems.push(`the label key "${key}" ${keyProblem}`);
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : 'is no string';
    if (valueProblem) problems.push(`the value "${String(value)}" of label "${key}" ${valueProblem}`);
  }
  for (const [key, value] of Object.entries(objectAt(metadata, 'annotations'))) {
    const keyProblem = qualifiedNameProblem(key.toLowerCase());
    if (keyProblem) problems.push(`the annotation key "${key}" ${keyProblem}`);
    if (typeof value !== 'string') problems.push(`the value of annotation "${key}" is no string`);
  }
  return problems;
}

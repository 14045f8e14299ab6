import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { allMetadataOf, describe } from '../../core/manifest.ts';
import { ANNOTATIONS_MAX_BYTES, labelValueProblem, qualifiedNameProblem } from '../../core/names.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Labels and annotations have to pass the API server's rules, those of pods and of a CronJob's Jobs too. */
export const validLabels: Rule = {
  code: 'manifest/label',
  severity: 'error',
  *check({ objects }): Iterable<RuleFinding> {
    for (const object of objects) {
      const { identity, manifest } = object;
      for (const problem of new Set(allMetadataOf(manifest, identity).flatMap(problemsOf))) {
        yield {
          path: object.path,
          problem: `On ${describe(identity)}, ${problem}.`,
          cause: 'The API server refuses the object, and with it the whole sync.',
          mend: 'Mend the label or annotation.',
        };
      }
    }
  },
};

function problemsOf({ annotations, labels }: JsonObject): readonly string[] {
  return [
    ...(isJsonObject(labels) ? labelProblems(labels) : []),
    ...(isJsonObject(annotations) ? annotationProblems(annotations) : []),
  ];
}

function labelProblems(labels: JsonObject): readonly string[] {
  const problems: string[] = [];
  for (const [key, value] of Object.entries(labels)) {
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) problems.push(`the label key "${key}" ${keyProblem}`);
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : 'is no string';
    if (valueProblem) problems.push(`the value "${String(value)}" of label "${key}" ${valueProblem}`);
  }
  return problems;
}

function annotationProblems(annotations: JsonObject): readonly string[] {
  const problems: string[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(annotations)) {
    const keyProblem = qualifiedNameProblem(key.toLowerCase());
    if (keyProblem) problems.push(`the annotation key "${key}" ${keyProblem}`);
    if (typeof value !== 'string') problems.push(`the value of annotation "${key}" is no string`);
    bytes += Buffer.byteLength(key) + Buffer.byteLength(String(value));
  }
  if (bytes > ANNOTATIONS_MAX_BYTES) {
    problems.push(`the annotations have ${bytes} bytes together, where ${ANNOTATIONS_MAX_BYTES} are allowed`);
  }
  return problems;
}

import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { allMetadataOf, describe } from '../../core/manifest.ts';
import { ANNOTATIONS_MAX_BYTES, labelValueProblem, qualifiedNameProblem } from '../../core/names.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Labels and annotations have to pass the API server's rules, those of pods and of a CronJob's Jobs too. */
export const validLabels: Rule = {
  code: 'manifest/label',
  severity: 'error',
  *check({ objects }): Iterable<RuleFinding> {
    const problems: string[] = [];
    for (const object of objects) {
      const { identity, manifest } = object;
      for (const { annotations, labels } of allMetadataOf(manifest, identity)) {
        if (isJsonObject(labels)) addLabelProblems(labels, problems);
        if (isJsonObject(annotations)) addAnnotationProblems(annotations, problems);
      }
      if (problems.length === 0) continue;
      for (const problem of new Set(problems.splice(0))) {
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

function addLabelProblems(labels: JsonObject, problems: string[]): void {
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    const keyProblem = qualifiedNameProblem(key);
    if (keyProblem) problems.push(`the label key "${key}" ${keyProblem}`);
    const valueProblem = typeof value === 'string' ? labelValueProblem(value) : 'is no string';
    if (valueProblem) problems.push(`the value "${String(value)}" of label "${key}" ${valueProblem}`);
  }
}

function addAnnotationProblems(annotations: JsonObject, problems: string[]): void {
  let length = 0;
  for (const key of Object.keys(annotations)) {
    const value = annotations[key];
    const keyProblem = qualifiedNameProblem(key.toLowerCase());
    if (keyProblem) problems.push(`the annotation key "${key}" ${keyProblem}`);
    if (typeof value !== 'string') problems.push(`the value of annotation "${key}" is no string`);
    length += key.length + String(value).length;
  }
  // A character of UTF-16 has at most three bytes in UTF-8.
  if (length * 3 <= ANNOTATIONS_MAX_BYTES) return;
  const bytes = Buffer.byteLength(Object.entries(annotations).flat().join(''));
  if (bytes <= ANNOTATIONS_MAX_BYTES) return;
  problems.push(`the annotations have ${bytes} bytes together, where ${ANNOTATIONS_MAX_BYTES} are allowed`);
}

import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { allMetadataOf, describe } from '../../core/manifest.ts';
import { ANNOTATIONS_MAX_BYTES, labelValueProblem, qualifiedNameProblem } from '../../core/names.ts';
import { remembered } from '../../core/remembered.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Labels and annotations have to pass the API server's rules, those of pods and of a CronJob's Jobs too. */
export const validLabels: Rule = {
  code: 'manifest/label',
  severity: 'error',
  *check({ objects }): Iterable<RuleFinding> {
    const problems: string[] = [];
    const keyProblem = remembered(qualifiedNameProblem);
    for (const object of objects) {
      const { identity, manifest } = object;
      for (const { annotations, labels } of allMetadataOf(manifest, identity)) {
        if (isJsonObject(labels)) addLabelProblems(labels, keyProblem, problems);
        if (isJsonObject(annotations)) addAnnotationProblems(annotations, keyProblem, problems);
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

/** Keys are few, and each of them stands on many objects. */
type KeyProblem = (key: string) => string | undefined;

function addLabelProblems(labels: JsonObject, keyProblem: KeyProblem, problems: string[]): void {
  for (const key of Object.keys(labels)) {
    const value = labels[key];
    const ofKey = keyProblem(key);
    if (ofKey) problems.push(`the label key "${key}" ${ofKey}`);
    const ofValue = typeof value === 'string' ? labelValueProblem(value) : 'is no string';
    if (ofValue) problems.push(`the value "${String(value)}" of label "${key}" ${ofValue}`);
  }
}

function addAnnotationProblems(annotations: JsonObject, keyProblem: KeyProblem, problems: string[]): void {
  let length = 0;
  for (const key of Object.keys(annotations)) {
    const value = annotations[key];
    const ofKey = keyProblem(key.toLowerCase());
    if (ofKey) problems.push(`the annotation key "${key}" ${ofKey}`);
    if (typeof value !== 'string') problems.push(`the value of annotation "${key}" is no string`);
    length += key.length + String(value).length;
  }
  // A character of UTF-16 has at most three bytes in UTF-8.
  if (length * 3 <= ANNOTATIONS_MAX_BYTES) return;
  const bytes = Buffer.byteLength(Object.entries(annotations).flat().join(''));
  if (bytes <= ANNOTATIONS_MAX_BYTES) return;
  problems.push(`the annotations have ${bytes} bytes together, where ${ANNOTATIONS_MAX_BYTES} are allowed`);
}

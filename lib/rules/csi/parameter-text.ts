import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Parameters of a class are texts (SecretProviderClass v1, `additionalProperties` of type string). */
export const textParameters: Rule = {
  code: 'csi/parameter-text',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, parameters } of cluster.classes().all) {
      for (const name in parameters) {
        const value = parameters[name];
        if (typeof value === 'string' || value === undefined) continue;
        const isScalar = typeof value === 'number' || typeof value === 'boolean';
        yield {
          path: object.path,
          problem: `The parameter "${name}" of ${describe(object.identity)} is ${isScalar ? `the ${typeof value} ${value}` : 'no text'}.`,
          cause: `The API server refuses the class: spec.parameters.${name} has to be of type string.`,
          mend: isScalar ? `Put it in quotes: ${name}: '${value}'.` : `Write what it holds as text: ${name}: |.`,
        };
      }
    }
  },
};

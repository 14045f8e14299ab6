import { describe } from '../../core/manifest.ts';
import { dnsLabelProblem } from '../../core/names.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Names of containers have to pass the API server's rule. */
export const validContainerNames: Rule = {
  code: 'manifest/container-name',
  severity: 'error',
  *check({ workloads }): Iterable<RuleFinding> {
    for (const { containers, object } of workloads) {
      for (const { name = '' } of containers) {
        const problem = dnsLabelProblem(String(name));
        if (problem === undefined) continue;
        yield {
          path: object.path,
          problem: `The name "${String(name)}" of a container of ${describe(object.identity)} ${problem}.`,
          cause: 'The API server refuses the object, and with it the whole sync.',
          mend: 'Choose a name like "app".',
        };
      }
    }
  },
};

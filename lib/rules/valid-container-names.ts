import type { Finding } from '../core/finding.ts';
import { describe, objectsAt, podSpecOf } from '../core/manifest.ts';
import { dnsLabelProblem } from '../core/names.ts';
import type { Rule } from './rule.ts';

const CODE = 'manifest/container-name';

/** Names of containers have to pass the API server's rule. */
export const validContainerNames: Rule = {
  codes: [CODE],
  *check({ objects }): Iterable<Finding> {
    for (const object of objects) {
      const { identity, manifest } = object;
      const pod = podSpecOf(manifest, identity);
      if (pod === undefined) continue;
      for (const { name = '' } of [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')]) {
        const problem = dnsLabelProblem(String(name));
        if (problem === undefined) continue;
        yield {
          code: CODE,
          severity: 'error',
          path: object.path,
          problem: `The name "${String(name)}" of a container of ${describe(identity)} ${problem}.`,
          cause: 'The API server refuses the object, and with it the whole sync.',
          mend: 'Choose a name like "app".',
        };
      }
    }
  },
};

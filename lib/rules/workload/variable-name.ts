import type { JsonObject } from '../../core/json.ts';
import { KubernetesVersion } from '../../core/kubernetes-version.ts';
import { describe, objectsAt } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Names of variables have to pass the API server's rule, and so do prefixes. */
export const validVariableNames: Rule = {
  code: 'workload/variable-name',
  severity: 'error',
  *check({ kubernetes, workloads }): Iterable<RuleFinding> {
    const takesAll = kubernetes.isAtLeast(TAKES_ALL);
    const legal = takesAll ? PRINTABLE : NAME;
    for (const { containers, object } of workloads) {
      for (const container of containers) {
        for (const { name = '' } of objectsAt(container, 'env')) {
          if (!legal.test(String(name))) yield findingOf(object, container, `variable "${String(name)}"`, takesAll);
        }
        for (const { prefix = '' } of objectsAt(container, 'envFrom')) {
          if (prefix === '' || legal.test(String(prefix))) continue;
          yield findingOf(object, container, `prefix "${String(prefix)}"`, takesAll);
        }
      }
    }
  },
};

/** Feature `RelaxedEnvironmentVariableValidation`: on since 1.32, beyond choice since 1.34. */
const TAKES_ALL = KubernetesVersion.parse('1.32');

/** `IsRelaxedEnvVarName` (Kubernetes 1.34, apimachinery `util/validation`). */
const PRINTABLE = /^[ -<>-~]+$/;

/** `IsEnvVarName`: nothing that could be a folder, either. */
const NAME = /^(?!\.\.)(?!\.$)[-._a-zA-Z][-._a-zA-Z0-9]*$/;

function findingOf(
  { identity, path }: RenderedObject,
  container: JsonObject,
  what: string,
  takesAll: boolean,
): RuleFinding {
  return {
    path,
    problem: `Container "${String(container.name)}" of ${describe(identity)} has a ${what}.`,
    cause: `The API server refuses the object, and with it the whole sync: ${takesAll ? 'a name has printable ASCII characters, and no "="' : `before Kubernetes ${TAKES_ALL} a name has letters, digits, "_", "-" and ".", and begins with no digit`}.`,
    mend: 'Choose a name of capital letters, digits and underscores, like "DB_PASSWORD".',
  };
}

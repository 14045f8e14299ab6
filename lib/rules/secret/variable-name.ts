import { KubernetesVersion } from '../../core/kubernetes-version.ts';
import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { Reference } from '../references/reference.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Where a container takes every key of a Secret as a variable, each key is a name that a variable can have. */
export const variableNames: Rule = {
  code: 'secret/variable-name',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const { keys, to } = cluster.references();
    for (const reference of to('Secret')) {
      if (reference.use !== 'variables') continue;
      const names = [...(keys.of(reference) ?? [])].map((key) => reference.at + key);
      const skipped = cluster.kubernetes.isAtLeast(TAKES_ALL) ? [] : names.filter((name) => DIGIT_FIRST.test(name));
      if (skipped.length > 0) yield skippedFinding(cluster, reference, skipped);
      const unspoken = names.filter((name) => !SHELL_NAME.test(name) && !skipped.includes(name));
      if (unspoken.length > 0) yield unspokenFinding(reference, unspoken);
    }
  },
};

/** Feature `RelaxedEnvironmentVariableValidation`: on since 1.32, beyond choice since 1.34. */
const TAKES_ALL = KubernetesVersion.parse('1.32');

/** All that an older kubelet refuses of what a Secret's key can be (`IsEnvVarName` of apimachinery 0.31). */
const DIGIT_FIRST = /^[0-9]/;

/** POSIX.1-2024, XBD 3.216 Name. */
const SHELL_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

function skippedFinding({ kubernetes }: ClusterView, reference: Reference, names: readonly string[]): RuleFinding {
  return {
    ...about(reference, names),
    cause: `Kubelet before ${TAKES_ALL} (the cluster has ${kubernetes}) starts the container without them, and only an event tells: "were skipped since they are considered invalid environment variable names".`,
  };
}

function unspokenFinding(reference: Reference, names: readonly string[]): RuleFinding {
  return {
    ...about(reference, names),
    severity: 'note',
    cause:
      'They are set, and no shell can name such a variable; who looks for an underscore in place of the dash or dot finds nothing.',
  };
}

function about({ at, from, name, namespace }: Reference, names: readonly string[]) {
  const list = names.map((one) => `"${one}"`).join(', ');
  return {
    path: from.path,
    problem: `${describe(from.identity)} takes every key of Secret "${namespace}/${name}" as a variable${at === '' ? '' : ` after "${at}"`}, which makes ${list}.`,
    mend: 'Give the keys names of capital letters, digits and underscores, or take them one by one with env[].valueFrom.secretKeyRef.',
  };
}

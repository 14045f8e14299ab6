import type { JsonObject } from '../../core/json.ts';
import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** No value of a Secret is expanded into a command line. */
export const secretsInArguments: Rule = {
  code: 'workload/secret-in-arguments',
  severity: 'warning',
  *check({ workloads }): Iterable<RuleFinding> {
    for (const { containers, object } of workloads) {
      for (const container of containers) {
        const expanded = expandedIn(container);
        if (expanded.size === 0) continue;
        for (const name of secretVariables(container)) {
          if (!expanded.has(name)) continue;
          yield {
            path: object.path,
            problem: `Container "${String(container.name)}" of ${describe(object.identity)} writes the Secret behind $(${name}) into its command line.`,
            cause:
              "Every process of the pod and whoever can list the node's processes reads it, and so do monitors and crash reports.",
            mend: `Let the process read the variable ${name} itself, or a file: new Binding(workload, id, { property, file: '…' }).`,
          };
        }
      }
    }
  },
};

/** Names of the variables that kubelet expands in the command line. */
function expandedIn({ args, command }: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const texts of [command, args]) {
    if (!Array.isArray(texts)) continue;
    for (const text of texts) if (typeof text === 'string') addReferences(text, names);
  }
  return names;
}

/** `$$(NAME)` is no reference (Kubernetes, `third_party/forked/golang/expansion`). */
function addReferences(text: string, names: Set<string>): void {
  if (!text.includes('$(')) return;
  for (const [, name] of text.matchAll(/\$\$|\$\(([^()]+)\)/g)) if (name !== undefined) names.add(name);
}

/** Variables from Secrets, and those that hold one of them. A variable sees those before it. */
function secretVariables(container: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, value, valueFrom } of objectsAt(container, 'env')) {
    const isFromSecret = objectAt({ valueFrom }, 'valueFrom').secretKeyRef !== undefined;
    if (isFromSecret || (typeof value === 'string' && holdsAny(value, names))) names.add(String(name));
    else names.delete(String(name));
  }
  return names;
}

function holdsAny(value: string, names: ReadonlySet<string>): boolean {
  const references = new Set<string>();
  addReferences(value, references);
  return [...references].some((name) => names.has(name));
}

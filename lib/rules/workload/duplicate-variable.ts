import type { JsonObject } from '../../core/json.ts';
import { describe, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A container sets each variable once. */
export const uniqueVariables: Rule = {
  code: 'workload/duplicate-variable',
  severity: 'warning',
  *check({ sync, workloads }): Iterable<RuleFinding> {
    for (const { containers, object } of workloads) {
      for (const container of containers) {
        const names = repeatedNames(container);
        if (names.length === 0) continue;
        const refused = sync.appliesServerSide(object);
        yield {
          severity: refused ? 'error' : 'warning',
          path: object.path,
          problem: `Container "${String(container.name)}" of ${describe(object.identity)} sets ${names.map((one) => `"${one}"`).join(', ')} more than once.`,
          cause: refused
            ? `Server-side apply refuses the object: duplicate entries for key [name="${names[0]}"].`
            : 'The last one counts, and the next apply can drop either, because a patch tells them apart by name alone.',
          mend: 'Keep one of them. A binding sets its variable itself: leave it out of the container.',
        };
      }
    }
  },
};

function repeatedNames(container: JsonObject): readonly string[] {
  const variables = objectsAt(container, 'env');
  if (variables.length < 2) return NONE;
  const names = variables.map(({ name }) => String(name));
  const unique = new Set(names);
  return unique.size === names.length
    ? NONE
    : [...unique].filter((name) => names.indexOf(name) < names.lastIndexOf(name));
}

const NONE: readonly string[] = [];

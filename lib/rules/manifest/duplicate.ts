import { describe, identityKey } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** No two objects of a cluster have one identity. */
export const uniqueObjects: Rule = {
  code: 'manifest/duplicate',
  severity: 'error',
  acceptable: false,
  *check({ objects }): Iterable<RuleFinding> {
    const seen = new Map<string, RenderedObject>();
    for (const object of objects) {
      const key = identityKey(object.identity);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, object);
      else {
        const { identity, path, unit } = object;
        yield {
          path,
          problem: `${describe(identity)} of unit "${unit}" exists already, made by ${first.path} of unit "${first.unit}".`,
          cause: 'The second would overwrite the first at every sync, and the first the second.',
          mend: 'Rename one of them, or make it once and pass the construct on.',
        };
      }
    }
  },
};

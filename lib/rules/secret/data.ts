import { byCodeUnit } from '../../core/compare.ts';
import { describe, objectAt } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** No Secret with data reaches `dist/`. The finding names keys, never values. */
export const noSecretData: Rule = {
  code: 'secret/data',
  severity: 'error',
  acceptable: false,
  *check(cluster): Iterable<RuleFinding> {
    for (const object of cluster.ofKind('', 'Secret')) {
      const keys = dataKeysOf(object);
      if (keys.length === 0) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} has data under ${keys.map((key) => `"${key}"`).join(', ')}.`,
        cause: 'It would be committed to Git, readable by everybody who can read the repository; base64 hides nothing.',
        mend: 'Keep the value in a store and bind it: new Binding(workload, id, { property, file }).',
      };
    }
  },
};

function dataKeysOf({ manifest }: RenderedObject): string[] {
  const keys = [...Object.keys(objectAt(manifest, 'data')), ...Object.keys(objectAt(manifest, 'stringData'))];
  return [...new Set(keys)].sort(byCodeUnit);
}

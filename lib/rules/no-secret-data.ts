import { byCodeUnit } from '../core/compare.ts';
import type { Finding } from '../core/finding.ts';
import { describe, objectAt } from '../core/manifest.ts';
import type { RenderedObject, Rule } from './rule.ts';

const CODE = 'secret/data';

/** No Secret with data reaches `dist/`. The finding names keys, never values. */
export const noSecretData: Rule = {
  codes: [CODE],
  *check({ objects }): Iterable<Finding> {
    for (const object of objects) {
      const keys = dataKeysOf(object);
      if (keys.length === 0) continue;
      yield {
        code: CODE,
        severity: 'error',
        path: object.path,
        problem: `${describe(object.identity)} has data under ${keys.map((key) => `"${key}"`).join(', ')}.`,
        cause: 'It would be committed to Git, readable by everybody who can read the repository; base64 hides nothing.',
        mend: 'Keep the value in a store and bind it: new Binding(workload, id, { property, file }).',
      };
    }
  },
};

function dataKeysOf({ identity, manifest }: RenderedObject): string[] {
  if (identity.group !== '' || identity.kind !== 'Secret') return [];
  const keys = [...Object.keys(objectAt(manifest, 'data')), ...Object.keys(objectAt(manifest, 'stringData'))];
  return [...new Set(keys)].sort(byCodeUnit);
}

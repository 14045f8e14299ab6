import { describe } from '../../core/manifest.ts';
import { entriesOf } from '../external-secrets.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An ExternalSecret searches where its provider can. */
export const searchableStores: Rule = {
  code: 'eso/no-search',
  severity: 'error',
  toldBy: ['eso/find'],
  *check(cluster): Iterable<RuleFinding> {
    const { all, store } = cluster.externalSecrets();
    for (const { object, spec } of all) {
      if (spec.dataFrom === undefined) continue;
      for (const { entry, store: reference } of entriesOf(spec)) {
        const from = entry.find === undefined ? undefined : store(reference, object);
        if (from?.provider?.canFind !== false) continue;
        yield {
          path: object.path,
          problem: `${describe(object.identity)} searches ${describe(from.object.identity)} (dataFrom.find), and provider "${from.providerName}" cannot search.`,
          cause: 'Each reading fails (SecretSyncedError), and the Secret is never made.',
          mend: 'Name what you need in data, or take one object apart: dataFrom.extract.',
        };
      }
    }
  },
};

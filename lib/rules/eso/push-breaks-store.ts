import { describe, objectAt, objectsAt } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** Nothing is pushed to a store that the push would break. */
export const harmlessPushes: Rule = {
  code: 'eso/push-breaks-store',
  severity: 'error',
  toldBy: ['eso/push-provider'],
  *check(cluster): Iterable<RuleFinding> {
    for (const object of cluster.ofKind('external-secrets.io', 'PushSecret')) {
      for (const reference of objectsAt(objectAt(object.manifest, 'spec'), 'secretStoreRefs')) {
        const store = cluster.externalSecrets().store(reference, object);
        if (store?.provider?.pushProblem === undefined) continue;
        yield {
          path: object.path,
          problem: `${describe(object.identity)} writes to ${describe(store.object.identity)}, whose provider is "${store.providerName}".`,
          cause: store.provider.pushProblem,
          mend: "Write the values with the store's own tools, and take the PushSecret away.",
        };
      }
    }
  },
};

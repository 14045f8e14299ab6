import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import { isManifest } from '../references/makers.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A unit waits for the unit of each store that its objects use: it comes after it, and goes before it. */
export const outlivingStores: Rule = {
  code: 'eso/store-outlives',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const { makers, to } = cluster.references();
    for (const kind of ['ClusterSecretStore', 'SecretStore'] as const) {
      for (const { from, name, namespace, use } of to(kind)) {
        const [store, ...others] = makers.made.get(kind, namespace, name);
        if (use !== 'store' || store === undefined || !isManifest(store) || others.length > 0) continue;
        if (isInOrder(from, store, cluster)) continue;
        yield {
          path: from.path,
          problem: `${describe(from.identity)} of unit "${from.unit}" uses ${describe(store.identity)} of unit "${store.unit}", and neither unit waits for the other.`,
          cause:
            'It fails until the store is there, which ends the first sync with Argo CD; and when both leave, the store can go first, after which nothing is deleted in it any more.',
          mend: `Say it: the unit "${from.unit}" depends on "${store.unit}", unit.addDependency(storeUnit).`,
        };
      }
    }
  },
};

/** A store whose unit waits for the one that needs it is another mistake, `gitops/unit-order`. */
function isInOrder(user: RenderedObject, store: RenderedObject, { sync }: ClusterView): boolean {
  return user.unit === store.unit || sync.waitsFor(user.unit, store.unit) || sync.waitsFor(store.unit, user.unit);
}

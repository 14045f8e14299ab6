import { csiOf } from '../delivery/plan/plan-binding';
import type { ClusterSubject, RenderedObject, StoreSubject } from '../rules/rule';
import type { KindScopes } from './manifests';
import type { PreparedCluster } from './prepared-cluster';

/** What the rules see of a cluster. */
export function subjectOf(
  { cluster, planned, platform }: PreparedCluster,
  objects: readonly RenderedObject[],
  scopes: KindScopes,
): ClusterSubject {
  const mounted = planned.filter(({ data }) => data.delivery !== 'external-secret');
  const sources = new Map(mounted.map((one) => [one.binding.props.property.store, csiOf(one)]));
  return {
    name: cluster.name,
    plan: planned.map(({ data }) => data),
    objects,
    needsNamespace: (identity) => scopes.needsNamespace(identity),
    namespaces: new Set([...platform.namespaces, ...namespacesAmong(objects)]),
    driver: { name: platform.driver.driverName, tokenAudiences: platform.tokenAudiences },
    stores: [...sources].map(
      ([{ address, node }, csi]): StoreSubject => ({
        path: node.path,
        address,
        credentials: csi.credentials,
        provider: {
          name: csi.profile.provider,
          version: csi.profile.version,
          foreignTokens: csi.profile.foreignTokens,
          tokenAudience: csi.identity?.tokenAudience,
        },
      }),
    ),
    unpinnedImages: cluster.policy.unpinnedImages,
  };
}

function namespacesAmong(objects: readonly RenderedObject[]): string[] {
  return objects.filter(({ identity }) => identity.kind === 'Namespace').map(({ identity }) => identity.name);
}

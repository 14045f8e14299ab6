import type { ClusterSubject, RenderedObject, StoreSubject } from '../rules/rule';
import type { KindScopes } from './manifests';
import type { PreparedCluster } from './prepared-cluster';

/** What the rules see of a cluster. */
export function subjectOf(
  { cluster, planned, platform }: PreparedCluster,
  objects: readonly RenderedObject[],
  scopes: KindScopes,
): ClusterSubject {
  const stores = new Set(planned.map(({ binding }) => binding.props.property.store));
  return {
    name: cluster.name,
    plan: planned.map(({ data }) => data),
    objects,
    needsNamespace: (identity) => scopes.needsNamespace(identity),
    namespaces: new Set([...platform.namespaces, ...namespacesAmong(objects)]),
    driver: { name: platform.driver.driverName, tokenAudiences: platform.driver.tokenAudiences },
    stores: [...stores].map(
      ({ address, csi, node }): StoreSubject => ({
        path: node.path,
        address,
        credential: csi.credential,
        provider: {
          name: csi.profile.provider,
          version: csi.profile.version,
          toleratesServiceAccountTokens: csi.profile.toleratesServiceAccountTokens,
        },
      }),
    ),
    unpinnedImages: cluster.policy.unpinnedImages,
  };
}

function namespacesAmong(objects: readonly RenderedObject[]): string[] {
  return objects.filter(({ identity }) => identity.kind === 'Namespace').map(({ identity }) => identity.name);
}

import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import { csiVolumesOf } from '../csi-volumes.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A pod mounts classes of its own namespace (Secrets Store CSI Driver 1.6.0). */
export const classNamespaces: Rule = {
  code: 'csi/class-namespace',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const namespacesOfClass = indexClasses(cluster);
    for (const { className, object } of csiVolumesOf(cluster)) {
      const { identity, path } = object;
      const namespace = identity.namespace ?? '';
      const elsewhere = namespacesOfClass.get(className);
      if (elsewhere === undefined || elsewhere.has(namespace)) continue;
      yield {
        path,
        problem: `${describe(identity)} mounts SecretProviderClass "${className}", which lies in namespace ${[...elsewhere].map((one) => `"${one}"`).join(', ')}.`,
        cause: `The driver looks for it in the pod's own namespace "${namespace}" and nowhere else; the pod stays in ContainerCreating.`,
        mend: `Give the class metadata.namespace "${namespace}", or let a Binding make one where the pod is.`,
      };
    }
  },
};

function indexClasses(cluster: ClusterView): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { identity } of cluster.ofKind('secrets-store.csi.x-k8s.io', 'SecretProviderClass')) {
    const { name, namespace = '' } = identity;
    index.set(name, (index.get(name) ?? new Set()).add(namespace));
  }
  return index;
}

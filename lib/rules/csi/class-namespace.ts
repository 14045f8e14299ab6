import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A pod mounts classes of its own namespace (Secrets Store CSI Driver 1.6.0). */
export const classNamespaces: Rule = {
  code: 'csi/class-namespace',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const { made } = cluster.references().makers;
    for (const { className, object } of cluster.csiVolumes()) {
      const { identity, path } = object;
      const namespace = identity.namespace ?? '';
      if (made.has('SecretProviderClass', namespace, className)) continue;
      const elsewhere = made.namespacesOf('SecretProviderClass', className);
      if (elsewhere.length === 0) continue;
      yield {
        path,
        problem: `${describe(identity)} mounts SecretProviderClass "${className}", which lies in namespace ${elsewhere.map((one) => `"${one}"`).join(', ')}.`,
        cause: `The driver looks for it in the pod's own namespace "${namespace}" and nowhere else; the pod stays in ContainerCreating.`,
        mend: `Give the class metadata.namespace "${namespace}", or let a Binding make one where the pod is.`,
      };
    }
  },
};

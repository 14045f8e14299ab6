import { isJsonObject, type Json } from '../../core/json.ts';
import { describe } from '../../core/manifest.ts';
import type { ClassView } from '../classes/classes.ts';
import type { ClusterView } from '../cluster-view.ts';
import { mountsOf } from '../csi-volumes.ts';
import { once } from '../once.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A class that makes Kubernetes Secrets is mounted by a pod (Secrets Store CSI Driver 1.6.0). */
export const mountedSyncs: Rule = {
  code: 'csi/synced-without-pod',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const others = once(() => namedElsewhere(cluster));
    for (const view of cluster.classes().all) {
      if (view.secretObjects.length === 0 || isMounted(view)) continue;
      const { identity, path } = view.object;
      if (others().has(identity.name)) continue;
      yield {
        path,
        problem: `${describe(identity)} is to make ${view.secretObjects.map(({ secretName }) => `Secret "${secretName}"`).join(', ')}, and ${whyUnmounted(view)}.`,
        cause:
          'The driver copies what a pod mounts. Without one, the Secret never appears, and whatever reads it waits.',
        mend: 'Mount the class in the pods that read the Secret (a volume, and a volumeMount in a container), or have External Secrets Operator make it: delivery: Delivery.externalSecret().',
      };
    }
  },
};

function isMounted({ volumes }: ClassView): boolean {
  return volumes.some((volume) => mountsOf(volume).length > 0);
}

function whyUnmounted({ volumes: [volume] }: ClassView): string {
  return volume === undefined
    ? 'no pod of its namespace mounts it'
    : `no container of ${describe(volume.object.identity)} mounts its volume "${volume.volume}", which kubelet then leaves out`;
}

/** Classes that a kind names which is not known here, or a pod of a namespace that has no such class, which is told there. */
function namedElsewhere(cluster: ClusterView): ReadonlySet<string> {
  const names = new Set<string>();
  for (const volume of cluster.csiVolumes()) {
    if (cluster.classes().of(volume) === undefined) names.add(volume.className);
  }
  const workloads = new Set(cluster.workloads.map(({ object }) => object));
  for (const object of cluster.objects) {
    if (!workloads.has(object)) collectNames(object.manifest, names);
  }
  return names;
}

function collectNames(value: Json | undefined, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectNames(item, names);
  else if (isJsonObject(value)) {
    if (typeof value.secretProviderClass === 'string') names.add(value.secretProviderClass);
    for (const item of Object.values(value)) collectNames(item, names);
  }
}

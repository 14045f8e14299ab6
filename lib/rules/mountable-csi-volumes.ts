import type { Finding } from '../core/finding.ts';
import type { JsonObject } from '../core/json.ts';
import { describe, type ObjectIdentity, objectAt, objectsAt, podSpecOf } from '../core/manifest.ts';
import type { ClusterSubject, RenderedObject, Rule } from './rule.ts';

const READ_ONLY = 'csi/volume-read-only';
const CLASS_NAMESPACE = 'csi/class-namespace';

/** A pod's CSI volume is one that the Secrets Store CSI Driver (1.6.0) would mount. */
export const mountableCsiVolumes: Rule = {
  codes: [READ_ONLY, CLASS_NAMESPACE],
  *check(cluster): Iterable<Finding> {
    const namespacesOfClass = indexClasses(cluster.objects);
    for (const object of cluster.objects) {
      const pod = podSpecOf(object.manifest, object.identity);
      if (pod) yield* volumeFindings(pod, object, cluster, namespacesOfClass);
    }
  },
};

function* volumeFindings(
  pod: JsonObject,
  { identity, path }: RenderedObject,
  cluster: ClusterSubject,
  namespacesOfClass: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Finding> {
  for (const volume of objectsAt(pod, 'volumes')) {
    const csi = objectAt(volume, 'csi');
    if (csi.driver !== cluster.driver.name) continue;
    if (csi.readOnly !== true) yield notReadOnly(String(volume.name), identity, path);
    const className = String(objectAt(csi, 'volumeAttributes').secretProviderClass ?? '');
    const namespace = identity.namespace ?? '';
    const elsewhere = namespacesOfClass.get(className);
    if (elsewhere && !elsewhere.has(namespace)) {
      yield {
        code: CLASS_NAMESPACE,
        severity: 'error',
        path,
        problem: `${describe(identity)} mounts SecretProviderClass "${className}", which lies in namespace ${[...elsewhere].map((one) => `"${one}"`).join(', ')}.`,
        cause: `The driver looks for it in the pod's own namespace "${namespace}" and nowhere else; the pod stays in ContainerCreating.`,
        mend: `Give the class metadata.namespace "${namespace}", or let a Binding make one where the pod is.`,
      };
    }
  }
}

function notReadOnly(volume: string, identity: ObjectIdentity, path: string): Finding {
  return {
    code: READ_ONLY,
    severity: 'error',
    path,
    problem: `The CSI volume "${volume}" of ${describe(identity)} is not read-only.`,
    cause: 'The driver refuses it ("Readonly is not true in request"), so the pod stays in ContainerCreating.',
    mend: 'Set `readOnly: true` on the volume itself (csi.readOnly); the one of its volumeMounts does not count.',
  };
}

function indexClasses(objects: readonly RenderedObject[]): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const { identity } of objects) {
    const { group, kind, name, namespace = '' } = identity;
    if (kind !== 'SecretProviderClass' || group !== 'secrets-store.csi.x-k8s.io') continue;
    index.set(name, (index.get(name) ?? new Set()).add(namespace));
  }
  return index;
}

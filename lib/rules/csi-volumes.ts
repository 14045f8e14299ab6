import type { JsonObject } from '../core/json.ts';
import { objectAt, objectsAt } from '../core/manifest.ts';
import type { ClusterView, WorkloadView } from './cluster-view.ts';

/** A volume of a workload that the cluster's Secrets Store CSI Driver mounts. */
export interface CsiVolume extends WorkloadView {
  /** Name of the volume. */
  readonly volume: string;
  /** The volume's field `csi`. */
  readonly csi: JsonObject;
  /** The SecretProviderClass; empty where it names none. */
  readonly className: string;
}

/** The volumes that the cluster's driver mounts. */
export function csiVolumesOf({ driver, workloads }: ClusterView): readonly CsiVolume[] {
  const found: CsiVolume[] = [];
  for (const { containers, object, pod } of workloads) {
    if (pod.volumes === undefined) continue;
    for (const volume of objectsAt(pod, 'volumes')) {
      if (volume.csi === undefined) continue;
      const csi = objectAt(volume, 'csi');
      if (csi.driver !== driver.name) continue;
      const className = String(objectAt(csi, 'volumeAttributes').secretProviderClass ?? '');
      found.push({ object, pod, containers, volume: String(volume.name), csi, className });
    }
  }
  return found;
}

/** A container that mounts a volume, and how. */
export interface VolumeMount {
  readonly container: JsonObject;
  readonly mount: JsonObject;
}

/** Every mount of a volume. Kubelet does not even set up a volume that no container mounts (Kubernetes 1.37). */
export function mountsOf({ containers, volume }: CsiVolume): readonly VolumeMount[] {
  const mounts: VolumeMount[] = [];
  for (const container of containers) {
    for (const mount of objectsAt(container, 'volumeMounts')) {
      if (mount.name === volume) mounts.push({ container, mount });
    }
  }
  return mounts;
}

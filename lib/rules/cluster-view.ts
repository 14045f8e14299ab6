import { groupBy } from '../core/group-by.ts';
import type { JsonObject } from '../core/json.ts';
import { kindKey, objectsAt, podSpecOf } from '../core/manifest.ts';
import { type Classes, classesOf } from './classes/classes.ts';
import { type CsiVolume, csiVolumesOf } from './csi-volumes.ts';
import { type ExternalSecrets, externalSecretsOf } from './external-secrets.ts';
import { type LateReference, lateReferencesOf } from './late-references.ts';
import { once } from './once.ts';
import { type References, referencesOf } from './references/references.ts';
import type { ClusterSubject, RenderedObject } from './rule.ts';

/** What the rules see of a cluster: what they are told of it, and what several of them ask, worked out once. */
export interface ClusterView extends ClusterSubject {
  /** Everything that runs pods. */
  readonly workloads: readonly WorkloadView[];
  /** The objects by their kind, as `<group>/<kind>`. */
  readonly kinds: ReadonlyMap<string, readonly RenderedObject[]>;
  /** The objects of a kind, in any version. */
  ofKind(group: string, kind: string): readonly RenderedObject[];
  /** The volumes that the cluster's driver mounts. */
  csiVolumes(): readonly CsiVolume[];
  /** The SecretProviderClasses, with what mounts them. */
  classes(): Classes;
  /** What External Secrets Operator reads, and from where. */
  externalSecrets(): ExternalSecrets;
  /** Who refers to what, and who makes it. */
  references(): References;
  /** References to what comes too late. */
  lateReferences(): readonly LateReference[];
}

/** An object that runs pods. */
export interface WorkloadView {
  readonly object: RenderedObject;
  /** The pod that it describes. */
  readonly pod: JsonObject;
  /** Init containers first. */
  readonly containers: readonly JsonObject[];
}

/** The view of a cluster; what nobody asks costs nothing. */
export function viewOf(subject: ClusterSubject): ClusterView {
  const byKind = groupBy(subject.objects, ({ identity }) => kindKey(identity));
  const view: ClusterView = {
    ...subject,
    workloads: workloadsAmong(subject.objects),
    kinds: byKind,
    ofKind: (group, kind) => byKind.get(kindKey({ group, kind })) ?? [],
    csiVolumes: once(() => csiVolumesOf(view)),
    classes: once(() => classesOf(view)),
    externalSecrets: once(() => externalSecretsOf(view)),
    references: once(() => referencesOf(view)),
    lateReferences: once(() => lateReferencesOf(view)),
  };
  return view;
}

function workloadsAmong(objects: readonly RenderedObject[]): readonly WorkloadView[] {
  const workloads: WorkloadView[] = [];
  for (const object of objects) {
    const pod = podSpecOf(object.manifest, object.identity);
    if (pod === undefined) continue;
    workloads.push({ object, pod, containers: [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')] });
  }
  return workloads;
}

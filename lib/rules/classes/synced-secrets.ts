import type { ClusterView } from '../cluster-view.ts';
import { type CsiVolume, mountsOf } from '../csi-volumes.ts';
import type { Reference } from '../references/reference.ts';
import type { ClassView } from './classes.ts';

/** A Kubernetes Secret that the driver makes while pods mount a class. */
export interface SyncedSecretView {
  readonly name: string;
  readonly madeBy: ClassView;
  /** Volumes of the class that a container mounts, at least one: a class without is told of by `csi/synced-without-pod`. */
  readonly volumes: readonly CsiVolume[];
  /** Whoever needs it. */
  readonly references: readonly Reference[];
}

/** Every Secret that the driver makes in a cluster. */
export function syncedSecretsOf(cluster: ClusterView): readonly SyncedSecretView[] {
  const secrets = cluster.classes().all.flatMap(secretsOf);
  if (secrets.length === 0) return [];
  const references = new Map<string, Reference[]>(secrets.map((secret) => [keyOf(secret), []]));
  for (const reference of cluster.references().to('Secret')) {
    if (!reference.optional) references.get(`${reference.namespace}/${reference.name}`)?.push(reference);
  }
  return secrets.map((secret) => ({ ...secret, references: references.get(keyOf(secret)) ?? [] }));
}

type Secret = Omit<SyncedSecretView, 'references'>;

function secretsOf(madeBy: ClassView): readonly Secret[] {
  if (madeBy.secretObjects.length === 0) return [];
  const volumes = madeBy.volumes.filter((volume) => mountsOf(volume).length > 0);
  if (volumes.length === 0) return [];
  return madeBy.secretObjects.map(({ secretName }) => ({ name: String(secretName), madeBy, volumes }));
}

/** The driver makes a Secret where the pod is, which is where the class is. */
function keyOf({ madeBy, name }: Secret): string {
  return `${madeBy.object.identity.namespace ?? ''}/${name}`;
}

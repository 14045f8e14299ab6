import { byCodeUnit } from '../../core/compare.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt, podSpecOf } from '../../core/manifest.ts';
import { workloadWords } from '../words.ts';
import type { Change } from './change.ts';
import type { Sides } from './clusters.ts';
import { keyOf } from './groups.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** What workloads begin and cease to read by themselves: Secrets and SecretProviderClasses that no binding is behind. */
export function podSecretChanges(pairs: readonly ObjectPair[], sides: Sides): Change[] {
  const planned = plannedReads(sides);
  return pairs.flatMap((pair) => {
    const before = readBy(pair, pair.before);
    const after = readBy(pair, pair.after);
    const beyond = (read: ReadonlySet<string>, others: ReadonlySet<string>) =>
      [...read].filter((one) => !others.has(one) && !planned.has(keyOf(nameOfObject(pair), one))).sort(byCodeUnit);
    return [
      ...toChange('access-widened', pair, beyond(after, before)),
      ...toChange('access-lost', pair, beyond(before, after)),
    ];
  });
}

/** What workloads read because a binding says so, in the words of {@link readBy}. */
function plannedReads({ base, head }: Sides): ReadonlySet<string> {
  const bindings = [base, head].flatMap((inventory) => inventory?.bindings ?? []);
  return new Set(
    bindings.flatMap(({ className, secret, workload }) => {
      const key = (kind: string, name: string) =>
        keyOf(workloadWords(workload), `${kind} ${workload.namespace}/${name}`);
      return [
        ...(secret ? [key('Secret', secret.name)] : []),
        ...(className === undefined ? [] : [key('SecretProviderClass', className)]),
      ];
    }),
  );
}

function toChange(kind: Change['kind'], pair: ObjectPair, items: readonly string[]): Change[] {
  return items.length > 0 ? [{ kind, cluster: pair.cluster, subject: nameOfObject(pair), items }] : [];
}

/** What a workload's containers can read. What the kubelet or a driver alone reads is not among it. */
function readBy({ identity }: ObjectPair, manifest: JsonObject | undefined): ReadonlySet<string> {
  const pod = manifest && podSpecOf(manifest, identity);
  if (pod === undefined) return new Set();
  const words = (kind: string, names: readonly (Json | undefined)[]) =>
    names.filter((name) => name !== undefined).map((name) => `${kind} ${identity.namespace}/${name}`);
  return new Set([...words('Secret', secretsRead(pod)), ...words('SecretProviderClass', classesMounted(pod))]);
}

function secretsRead(pod: JsonObject): readonly (Json | undefined)[] {
  const volumes = objectsAt(pod, 'volumes');
  const containers = [...objectsAt(pod, 'containers'), ...objectsAt(pod, 'initContainers')];
  return [
    ...volumes.map((volume) => objectAt(volume, 'secret').secretName),
    ...volumes
      .flatMap((volume) => objectsAt(objectAt(volume, 'projected'), 'sources'))
      .map((source) => objectAt(source, 'secret').name),
    ...containers
      .flatMap((container) => objectsAt(container, 'env'))
      .map((variable) => objectAt(objectAt(variable, 'valueFrom'), 'secretKeyRef').name),
    ...containers
      .flatMap((container) => objectsAt(container, 'envFrom'))
      .map((from) => objectAt(from, 'secretRef').name),
  ];
}

function classesMounted(pod: JsonObject): readonly (Json | undefined)[] {
  return objectsAt(pod, 'volumes').map(
    (volume) => objectAt(objectAt(volume, 'csi'), 'volumeAttributes').secretProviderClass,
  );
}

import { byCodeUnit } from '../../core/compare.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt, podSpecOf } from '../../core/manifest.ts';
import { workloadWords } from '../words.ts';
import type { Change } from './change.ts';
import type { Sides } from './clusters.ts';
import { keyOf } from './groups.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** Kubernetes Secrets that workloads begin and cease to read, without those that a binding's delivery makes. */
export function podSecretChanges(pairs: readonly ObjectPair[], { base, head }: Sides): Change[] {
  const planned = { base: plannedSecrets(base), head: plannedSecrets(head) };
  return pairs.flatMap((pair) => {
    const before = secretsRead(pair, pair.before);
    const after = secretsRead(pair, pair.after);
    return [
      ...toChange('access-widened', pair, beyond(pair, after, before, planned.head)),
      ...toChange('access-lost', pair, beyond(pair, before, after, planned.base)),
    ];
  });
}

function plannedSecrets(inventory: Inventory | undefined): ReadonlySet<string> {
  const bindings = inventory?.bindings ?? [];
  return new Set(
    bindings.flatMap(({ secret, workload }) => (secret ? [keyOf(workloadWords(workload), secret.name)] : [])),
  );
}

function beyond(
  pair: ObjectPair,
  names: ReadonlySet<string>,
  others: ReadonlySet<string>,
  planned: ReadonlySet<string>,
): readonly string[] {
  const workload = nameOfObject(pair);
  return [...names].filter((name) => !others.has(name) && !planned.has(keyOf(workload, name))).sort(byCodeUnit);
}

function toChange(kind: Change['kind'], pair: ObjectPair, names: readonly string[]): Change[] {
  if (names.length === 0) return [];
  const { cluster, identity } = pair;
  const items = names.map((name) => `Secret ${identity.namespace ?? 'default'}/${name}`);
  return [{ kind, cluster, subject: nameOfObject(pair), items }];
}

/** Names of the Secrets that a workload's containers can read. What the kubelet or a driver alone reads is not among them. */
function secretsRead({ identity }: ObjectPair, manifest: JsonObject | undefined): ReadonlySet<string> {
  const pod = manifest && podSpecOf(manifest, identity);
  if (pod === undefined) return new Set();
  const volumes = objectsAt(pod, 'volumes');
  const containers = [...objectsAt(pod, 'containers'), ...objectsAt(pod, 'initContainers')];
  const names = [
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
  return new Set(names.flatMap((name) => (typeof name === 'string' ? [name] : [])));
}

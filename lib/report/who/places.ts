import { groupBy } from '../../core/group-by.ts';
import { fieldManagerOptions } from '../field-manager.ts';
import type { HeldBinding, Holding, HoldingCluster } from './holding.ts';
import { commandLine } from './shell.ts';

/** A namespace of a cluster, of which one command line can tell. */
export interface Place extends Pick<HoldingCluster, 'cluster' | 'engine'> {
  readonly namespace: string;
}

/** The bindings of one {@link Place}. */
export interface PlaceOfBindings extends Place {
  readonly bindings: readonly HeldBinding[];
}

/** Where those bindings are that somebody asks for. */
export function placesOf(
  { clusters }: Holding,
  isMeant: (binding: HeldBinding) => boolean,
): readonly PlaceOfBindings[] {
  return clusters.flatMap(({ cluster, engine, workloads }) => {
    const bindings = workloads.flatMap((workload) => workload.bindings).filter(isMeant);
    return [...groupBy(bindings, ({ workload }) => workload.namespace)].map(([namespace, inNamespace]) => ({
      cluster,
      engine,
      namespace,
      bindings: inNamespace,
    }));
  });
}

/** A `kubectl` command for one place: none for a name that no shell could be given. */
export function kubectl({ cluster, namespace }: Place, ...words: readonly string[]): readonly string[] {
  const command = commandLine(['kubectl', '--context', cluster, '--namespace', namespace, ...words]);
  return command === undefined ? [] : [command];
}

/** The same for one that changes an object, so that what syncs the cluster leaves it changed. */
export function kubectlChange(place: Place, ...words: readonly string[]): readonly string[] {
  return kubectl(place, ...words, ...fieldManagerOptions(place.engine));
}

import { groupBy } from '../../core/group-by.ts';
import type { HeldBinding, Holding } from './holding.ts';
import { commandLine } from './shell.ts';

/** The bindings of one namespace of one cluster, of which one command line can tell. */
export interface Place {
  readonly cluster: string;
  readonly namespace: string;
  readonly bindings: readonly HeldBinding[];
}

/** Where those bindings are that somebody asks for. */
export function placesOf({ clusters }: Holding, isMeant: (binding: HeldBinding) => boolean): readonly Place[] {
  return clusters.flatMap(({ cluster, workloads }) => {
    const bindings = workloads.flatMap((workload) => workload.bindings).filter(isMeant);
    return [...groupBy(bindings, ({ workload }) => workload.namespace)].map(([namespace, inNamespace]) => ({
      cluster,
      namespace,
      bindings: inNamespace,
    }));
  });
}

/** A `kubectl` command for one place: none for a name that no shell could be given. */
export function kubectl(
  { cluster, namespace }: Pick<Place, 'cluster' | 'namespace'>,
  ...words: readonly string[]
): readonly string[] {
  const command = commandLine(['kubectl', '--context', cluster, '--namespace', namespace, ...words]);
  return command === undefined ? [] : [command];
}

import { metadataOf, objectAt, objectsAt } from '../../lib/core/manifest';
import type { SyncStep } from './sync-order';

/**
 * Flags of a container of a Deployment or DaemonSet that a cluster's units have, by name: what its program is started with, besides
 * the name of a command.
 *
 * @param container Its name. @default - the first
 * @throws Error when there is no such workload.
 */
export function podArguments(
  steps: readonly SyncStep[],
  workload: string,
  container?: string,
): Readonly<Record<string, string>> {
  const found = steps
    .flatMap(({ manifests }) => manifests)
    .find((manifest) => WORKLOADS.has(manifest.kind) && metadataOf(manifest).name === workload);
  if (found === undefined) throw new Error(`There is no workload ${workload}.`);
  const containers = objectsAt(objectAt(objectAt(objectAt(found, 'spec'), 'template'), 'spec'), 'containers');
  const [wanted] = containers.filter(({ name }) => container === undefined || name === container);
  const args = (wanted?.args ?? []) as readonly string[];
  return Object.fromEntries(args.filter((argument) => argument.startsWith('--')).map(flagOf));
}

const WORKLOADS: ReadonlySet<unknown> = new Set(['DaemonSet', 'Deployment']);

/** A flag without a value is one that is switched on. */
function flagOf(argument: string): [string, string] {
  const [, name = argument, value = 'true'] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  return [name, value];
}

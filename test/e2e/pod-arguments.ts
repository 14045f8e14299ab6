import { metadataOf, objectAt, objectsAt } from '../../lib/core/manifest';
import type { SyncStep } from './sync-order';

/**
 * Flags of the one container of a Deployment that a cluster's units have, by name: what its program is started with, besides the
 * name of a command.
 *
 * @throws Error when there is no such Deployment.
 */
export function podArguments(steps: readonly SyncStep[], deployment: string): Readonly<Record<string, string>> {
  const found = steps
    .flatMap(({ manifests }) => manifests)
    .find((manifest) => manifest.kind === 'Deployment' && metadataOf(manifest).name === deployment);
  if (found === undefined) throw new Error(`There is no Deployment ${deployment}.`);
  const [container] = objectsAt(objectAt(objectAt(objectAt(found, 'spec'), 'template'), 'spec'), 'containers');
  const args = (container?.args ?? []) as readonly string[];
  return Object.fromEntries(args.filter((argument) => argument.startsWith('--')).map(flagOf));
}

/** A flag without a value is one that is switched on. */
function flagOf(argument: string): [string, string] {
  const [, name = argument, value = 'true'] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
  return [name, value];
}

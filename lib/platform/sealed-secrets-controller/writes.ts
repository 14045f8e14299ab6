import { byCodeUnit } from '../../core/compare.ts';
import { groupBy } from '../../core/group-by.ts';
import type { SealedSecretsControllerProps } from './props.ts';

/** The namespaces of `writes` with the names in each, both once and in order; undefined for the whole cluster. */
export function writesByNamespace({
  writes,
}: SealedSecretsControllerProps): ReadonlyMap<string, readonly string[]> | undefined {
  if (writes === undefined) return undefined;
  const secrets = writes.flatMap(({ namespace, names }) => names.map((name) => ({ namespace, name })));
  const sorted = [...groupBy(secrets, ({ namespace }) => namespace)].sort(([a], [b]) => byCodeUnit(a, b));
  return new Map(
    sorted.map(([namespace, own]) => [namespace, [...new Set(own.map(({ name }) => name))].sort(byCodeUnit)]),
  );
}

/** Whether deleted Secrets are made again, which takes the right to list all of them. */
export function recreatesDeleted({ recreateDeleted, writes }: SealedSecretsControllerProps): boolean {
  return recreateDeleted ?? writes === undefined;
}

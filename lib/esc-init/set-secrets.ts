import type { EscClient } from '../esc/esc-client.ts';
import { SecretVariable } from '../stores/pulumi-esc/environment-definition.ts';
import { ESC_CALL_PREFIX, ESC_SECRET_CALL } from '../upstream/pulumi-esc-definition.ts';
import { pathOf } from './definition-change.ts';
import { keptParts, treeAt } from './definition-tree.ts';
import { type PlannedEnvironment, type PlannedSecret, presentSecrets } from './planned-environment.ts';
import type { SecretValues } from './secret-values.ts';

/**
 * Adds the secrets to a plan that are there with another value than the given one.
 *
 * The environment is opened for that, and each value compared in passing. What a function makes of a secret cannot be compared
 * with it, so that such a secret is set in any case.
 */
export async function planSecrets(
  planned: PlannedEnvironment,
  values: SecretValues,
  { environments }: EscClient,
): Promise<PlannedEnvironment> {
  const { declared, edits, present } = planned;
  const given = presentSecrets(planned).filter(({ variable }) => values.has(variable));
  if (present === undefined || given.length === 0) return planned;
  const unchanged = await unchangedPaths(given, values, environments.open(declared.address));
  const kept = keptParts(present);
  const set = given
    .filter(({ at }) => !unchanged.has(pathOf(at)))
    .map(({ at, variable }) => {
      const call = at.slice(0, -1);
      return { at: call, before: treeAt(kept, call), after: { [ESC_SECRET_CALL]: new SecretVariable(variable) } };
    });
  return { ...planned, edits: [...edits, ...set] };
}

/** What an import has at the same path does not count: the declared environment overrides it. */
async function unchangedPaths(
  given: readonly PlannedSecret[],
  values: SecretValues,
  opening: ReturnType<EscClient['environments']['open']>,
): Promise<ReadonlySet<string>> {
  const wanted = new Map(given.filter(isValueItself).map(({ at, variable }) => [pathOf(at), variable]));
  const same = new Set<string>();
  for await (const { isOverridden, path, value } of (await opening).secretValues()) {
    const variable = wanted.get(path);
    if (variable !== undefined && !isOverridden && values.text(variable) === value) same.add(path);
  }
  return same;
}

function isValueItself({ at }: PlannedSecret): boolean {
  return at.filter((step) => String(step).startsWith(ESC_CALL_PREFIX)).length === 1;
}

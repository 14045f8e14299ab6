import { byCodeUnit } from '../core/compare.ts';
import { EscError } from '../esc/esc-error.ts';
import { OpenedEnvironment } from '../esc/opened-environment.ts';
import { type AskedPlace, askEnvironments, type Connect } from '../esc-check/ask-environments.ts';
import { LeakGuard } from '../leak-guard/leak-guard.ts';
import type { SecretValue } from '../leak-guard/wanted-values.ts';

/** A guard of everything secret in some environments. */
export interface GuardedEnvironments {
  /** Has to be disposed of. */
  readonly guard: LeakGuard;
  /** How many secret values there are, equal ones each for itself. */
  readonly values: number;
  /** Secret properties whose values Pulumi ESC could not compute, so that nobody can look for them; sorted. */
  readonly unknown: readonly string[];
  /** What kept environments from being opened or read. Their values are not looked for. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/** Opens environments, once each, and guards what is secret in them. */
export async function guardEnvironments(places: readonly AskedPlace[], connect: Connect): Promise<GuardedEnvironments> {
  const { byPlace, failures, warnings } = await askEnvironments(places, connect);
  const wrong = [...byPlace.values()].filter((answer) => answer instanceof EscError);
  const opened = new Set([...byPlace.values()].filter((answer) => answer instanceof OpenedEnvironment));
  const guarded = await guardOpened([...opened]);
  return { ...guarded, failures: [...new Set([...failures, ...wrong, ...guarded.failures])], warnings };
}

/**
 * Guards what is secret in environments that are open already; nothing is opened once more.
 *
 * Names of environments and properties may stand anywhere, so a value that is part of one is not judged.
 */
export async function guardOpened(
  environments: readonly OpenedEnvironment[],
): Promise<Omit<GuardedEnvironments, 'warnings'>> {
  const secrets: SecretValue[] = [];
  const failures = new Map<string, EscError>();
  const readings = environments.map(async (environment) => {
    try {
      for await (const { path, value } of environment.secretValues()) {
        secrets.push({ property: nameOf(environment, path), value: Buffer.from(value) });
      }
    } catch (error) {
      if (!(error instanceof EscError)) throw error;
      failures.set(error.problem, error);
    }
  });
  await Promise.all(readings);
  return {
    values: secrets.length,
    guard: new LeakGuard(secrets, environments.flatMap(namesIn)),
    unknown: environments.flatMap(unknownIn).sort(byCodeUnit),
    failures: [...failures.values()],
  };
}

/** How reports call a property. */
function nameOf({ shape }: OpenedEnvironment, path: string): string {
  return `${shape.address} ${path}`;
}

function namesIn({ shape }: OpenedEnvironment): readonly string[] {
  return [shape.address, ...shape.paths.map(({ path }) => path)];
}

function unknownIn(environment: OpenedEnvironment): readonly string[] {
  const unknown = environment.shape.paths.filter(({ secret, type }) => secret && type === 'unknown');
  return unknown.map(({ path }) => nameOf(environment, path));
}

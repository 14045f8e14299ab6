import { byCodeUnit } from '../core/compare.ts';
import { EscError } from '../esc/esc-error.ts';
import type { OpenedEnvironment } from '../esc/opened-environment.ts';
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

/**
 * Opens environments, once each, and takes their secret values. Names of environments and properties may stand anywhere, so a
 * value that is part of one is not judged.
 */
export async function guardEnvironments(places: readonly AskedPlace[], connect: Connect): Promise<GuardedEnvironments> {
  const { byPlace, failures, warnings } = await askEnvironments(places, connect);
  const [wrong, opened] = [new Set<EscError>(failures), new Set<OpenedEnvironment>()];
  for (const answer of byPlace.values()) {
    if (answer instanceof EscError) wrong.add(answer);
    else opened.add(answer);
  }
  const secrets: SecretValue[] = [];
  const reading = [...opened].map(async (environment) => {
    try {
      for await (const { path, value } of environment.secretValues()) {
        secrets.push({ property: nameOf(environment, path), value: Buffer.from(value) });
      }
    } catch (error) {
      if (!(error instanceof EscError)) throw error;
      wrong.add(error);
    }
  });
  await Promise.all(reading);
  return {
    values: secrets.length,
    guard: new LeakGuard(secrets, [...opened].flatMap(namesIn)),
    unknown: [...opened].flatMap(unknownIn).sort(byCodeUnit),
    failures: [...wrong],
    warnings,
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

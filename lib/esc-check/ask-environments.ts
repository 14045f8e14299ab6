import { groupBy } from '../core/group-by.ts';
import { type EnvironmentReference, referenceText } from '../esc/environment-address.ts';
import type { EscClient } from '../esc/esc-client.ts';
import { EscError } from '../esc/esc-error.ts';
import type { OpenedEnvironment } from '../esc/opened-environment.ts';
import type { EnvironmentPlace } from './property-reference.ts';

/** Signs in to the API at this address, or to the one of whoever asks. */
export type Connect = (apiUrl?: string) => EscClient;

/** An environment to open, at a revision or tag where one is named. */
export type AskedPlace = EnvironmentPlace & EnvironmentReference;

/** What Pulumi ESC says of environments. */
export interface Answers<Place extends AskedPlace> {
  /** The environment, or why it cannot be right as it is. None for a place that could not be asked. */
  readonly byPlace: ReadonlyMap<Place, OpenedEnvironment | EscError>;
  /** What kept Pulumi ESC from being asked, or from answering; each once. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/** Opens every environment once. Nobody is asked for what is not there. */
export async function askEnvironments<Place extends AskedPlace>(
  places: readonly Place[],
  connect: Connect,
): Promise<Answers<Place>> {
  const byPlace = new Map<Place, OpenedEnvironment | EscError>();
  const failures = new Map<string, EscError>();
  const warnings = new Set<string>();
  for (const [apiUrl, some] of groupBy(places, (place) => place.apiUrl)) {
    try {
      const client = connect(apiUrl);
      for (const warning of client.warnings) warnings.add(warning);
      const opened = await client.environments.openAll(some);
      for (const place of some) {
        const answer = opened.get(referenceText(place));
        if (answer instanceof EscError && !isAnswer(answer)) failures.set(answer.problem, answer);
        else if (answer !== undefined) byPlace.set(place, answer);
      }
    } catch (error) {
      if (!(error instanceof EscError)) throw error;
      failures.set(error.problem, error);
    }
  }
  return { byPlace, failures: [...failures.values()], warnings: [...warnings] };
}

/** Whether an error is about the environment and not about the asking. */
function isAnswer({ kind }: EscError): boolean {
  return ['address', 'no-environment', 'no-revision', 'does-not-evaluate'].includes(kind);
}

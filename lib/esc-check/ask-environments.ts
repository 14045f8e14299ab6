import { groupBy } from '../core/group-by.ts';
import { type EnvironmentReference, referenceText } from '../esc/environment-address.ts';
import type { EscClient } from '../esc/esc-client.ts';
import { EscError } from '../esc/esc-error.ts';
import { OpenedEnvironment } from '../esc/opened-environment.ts';
import type { EnvironmentPin } from '../stores/pulumi-esc/environment-pin.ts';
import { pinProblem } from '../stores/pulumi-esc/pin-problem.ts';
import type { EnvironmentPlace } from './property-reference.ts';

/** Signs in to the API at this address, or to the one of whoever asks. */
export type Connect = (apiUrl?: string) => EscClient;

/** An environment to open, at a revision or tag where one is named. */
export interface AskedPlace extends EnvironmentPlace, EnvironmentReference {
  /**
   * What it is to import and nothing else.
   * @default - its definition is not looked at
   */
  readonly pin?: EnvironmentPin;
}

/** What Pulumi ESC says of environments. */
export interface Answers<Place extends AskedPlace> {
  /** The environment, or why it cannot be right as it is. None for a place that could not be asked. */
  readonly byPlace: ReadonlyMap<Place, OpenedEnvironment | EscError>;
  /** What speaks against an environment being the pin that it should be, as a clause. */
  readonly pinProblems: ReadonlyMap<Place, string>;
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
  const answers = new GrowingAnswers<Place>();
  for (const [apiUrl, some] of groupBy(places, (place) => place.apiUrl)) {
    await answers.unlessFailing(() => answers.ask(connect(apiUrl), some));
  }
  return answers;
}

class GrowingAnswers<Place extends AskedPlace> implements Answers<Place> {
  readonly byPlace = new Map<Place, OpenedEnvironment | EscError>();
  readonly pinProblems = new Map<Place, string>();
  private readonly failed = new Map<string, EscError>();
  private readonly warned = new Set<string>();

  get failures(): readonly EscError[] {
    return [...this.failed.values()];
  }

  get warnings(): readonly string[] {
    return [...this.warned];
  }

  async ask({ definitions, environments, warnings }: EscClient, places: readonly Place[]): Promise<void> {
    for (const warning of warnings) this.warned.add(warning);
    const opened = await environments.openAll(places);
    for (const place of places) {
      const answer = opened.get(referenceText(place));
      if (answer instanceof EscError && !isAnswer(answer)) this.failed.set(answer.problem, answer);
      else if (answer !== undefined) this.byPlace.set(place, answer);
    }
    const pinned = places.filter((place) => this.byPlace.get(place) instanceof OpenedEnvironment);
    await Promise.all(pinned.map((place) => this.unlessFailing(() => this.provePin(definitions, place))));
  }

  /** All problems with a token, for instance, are one. */
  async unlessFailing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EscError)) throw error;
      this.failed.set(error.problem, error);
    }
  }

  private async provePin(definitions: EscClient['definitions'], place: Place): Promise<void> {
    if (place.pin === undefined) return;
    const problem = pinProblem((await definitions.read(place.address)).yaml, place.pin);
    if (problem !== undefined) this.pinProblems.set(place, problem);
  }
}

/** Whether an error is about the environment and not about the asking. */
function isAnswer({ kind }: EscError): boolean {
  return ['address', 'no-environment', 'no-revision', 'does-not-evaluate'].includes(kind);
}

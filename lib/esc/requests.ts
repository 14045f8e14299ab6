import { Answer, describeOutcome, type Outcome, type Request } from './answer.ts';
import type { Credentials } from './credentials.ts';
import type { EscError } from './esc-error.ts';
import { Limiter } from './limiter.ts';
import { doesNotAnswer, tooManyRequests } from './outage.ts';
import { refusal, type Subject, unexpectedAnswer } from './refusal.ts';
import { isOutage, isTransient, mayBeDone, waitMilliseconds } from './retry.ts';
import type { Variables } from './stored-logins.ts';
import { type Transport, transportTo } from './transport.ts';
import { WorkTime } from './work-time.ts';

/** How patient to be, and how pushing. */
export interface RequestProps {
  /** How many requests at a time. A request that waits for its next try counts. */
  readonly concurrency: number;
  /** How often a request is made at most. */
  readonly tries: number;
  /** The wait before the second try. */
  readonly firstWaitMilliseconds: number;
  /** How long one try may take. */
  readonly requestTimeoutMilliseconds: number;
  /** How long everything may take, from now on. */
  readonly timeLimitMilliseconds: number;
  /** A number from 0 to 1, for the waits. */
  readonly random: () => number;
  /** Ends everything. */
  readonly signal?: AbortSignal;
  /** Environment variables, which name the proxy. */
  readonly variables: Variables;
}

/** Asks the ESC API through `@pulumi/esc-sdk`, again where that may help, and never tells what is not ours to tell. */
export class Requests {
  readonly #credentials: Credentials;
  readonly #limiter: Limiter;
  readonly #props: RequestProps;
  readonly #time: WorkTime;
  readonly #transport: Transport;
  #answers = 0;
  #trouble = 'There was more to ask for than fits into that time.';

  constructor(credentials: Credentials, props: RequestProps) {
    this.#credentials = credentials;
    this.#limiter = new Limiter(props.concurrency);
    this.#props = props;
    this.#time = new WorkTime(props.timeLimitMilliseconds, props.signal, () => this.#trouble);
    this.#transport = transportTo(credentials, { ...props, signal: this.#time.signal }, props.variables);
  }

  /** Whether nothing more is answered. */
  get hasEnded(): boolean {
    return this.#time.hasEnded;
  }

  /** Texts that nothing may repeat which anybody gets to see. */
  get hidden(): readonly string[] {
    return this.#credentials.accessToken.hidden();
  }

  /**
   * Makes a request until it is answered.
   *
   * @param accepted Statuses besides 200 to 299 that are an answer and no failure.
   * @throws EscError for everything else.
   */
  async send(request: Request, subject: Subject, accepted: readonly number[] = []): Promise<Answer> {
    const answer = await this.#limiter.run(() => this.#persist(request, subject));
    const { status } = answer;
    if ((status >= 200 && status < 300) || accepted.includes(status)) return answer;
    const error = this.refusal(answer, subject);
    // Whoever is not known for one thing is known for none.
    if (error.kind === 'token-refused') this.#time.end(error);
    throw error;
  }

  /** Why an answer is not what was hoped for. */
  refusal(answer: Answer, subject: Subject): EscError {
    return refusal(answer, subject, this.#credentials);
  }

  /** The error for an answer that lacks what the API promises. */
  unexpected(what: string, environment: string, status?: number): EscError {
    return unexpectedAnswer({ environment, status }, what, this.#credentials.apiUrl);
  }

  async #persist(request: Request, subject: Subject): Promise<Answer> {
    const { firstWaitMilliseconds, random, tries } = this.#props;
    const answersBefore = this.#answers;
    let repeated = false;
    for (let made = 1; ; made++) {
      this.#time.check();
      const outcome = await this.#try(request, repeated);
      if (!isOutage(outcome)) this.#answers++;
      if (outcome instanceof Answer && !isTransient(outcome)) return outcome;
      if (made === tries || !isTransient(outcome)) throw this.#giveUp(outcome, subject, made, answersBefore);
      repeated ||= mayBeDone(outcome);
      await this.#time.wait(waitMilliseconds(outcome, made, firstWaitMilliseconds, random()));
    }
  }

  /** Whatever the SDK throws ends here: an AxiosError carries the token. */
  async #try(request: Request, repeated: boolean): Promise<Outcome> {
    const { api, options } = this.#transport;
    let outcome: Outcome;
    try {
      const answer = new Answer(await request(api, options), repeated);
      outcome = answer.isCutOff ? { silence: 'CUT_OFF' } : answer;
    } catch (error) {
      outcome = { silence: codeOf(error) };
    }
    this.#time.check();
    if (isTransient(outcome)) this.#trouble = `The last trouble was ${describeOutcome(outcome)}.`;
    return outcome;
  }

  /** Where nobody else got an answer meanwhile either, the others need not wait as long to hear the same. */
  #giveUp(outcome: Outcome, subject: Subject, made: number, answersBefore: number): EscError {
    if (outcome instanceof Answer && outcome.status === 429) return tooManyRequests(subject, made);
    const error = doesNotAnswer(outcome, subject, made, this.#credentials);
    if (isOutage(outcome) && this.#answers === answersBefore) this.#time.end(error);
    return error;
  }
}

/** Codes are names of Node's and axios' own; everything else of an error may quote the request. */
function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(code) ? code : 'UNKNOWN_FAILURE';
}

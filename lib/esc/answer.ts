import type { EscRawApi } from '@pulumi/esc-sdk';
import type { Json } from '../core/json.ts';

/** One request, made through the SDK with our options. */
export type Request = (api: EscRawApi, options: RequestOptions) => Promise<RawAnswer>;

/** Options of one request of the SDK: axios' own. */
export type RequestOptions = NonNullable<Parameters<EscRawApi['createEnvironment']>[2]>;

/** What the SDK gives back: an answer of axios. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: object;
  readonly data: unknown;
}

/** Either the service answers or it does not. */
export type Outcome = Answer | Silence;

/** No answer, or the beginning of one. */
export interface Silence {
  /** Code of the failure, like `ECONNREFUSED`, `ETIMEDOUT` or `CUT_OFF`; nothing else of it is safe to show. */
  readonly silence: string;
}

/** What happened, in a few words. */
export function describeOutcome(outcome: Outcome): string {
  return 'silence' in outcome ? outcome.silence : `HTTP status ${outcome.status}`;
}

/** What the service says. It holds what was asked for, so it is passed on and never kept. */
export class Answer {
  readonly status: number;
  readonly text: string;
  /** The content; undefined when it is not JSON. */
  readonly json: Json | undefined;
  /** Whether an earlier try may already have done what was asked for. */
  readonly repeated: boolean;
  readonly #headers: object;

  constructor({ data, headers, status }: RawAnswer, repeated = false) {
    this.status = status;
    this.text = typeof data === 'string' ? data : '';
    this.json = tryParse(this.text);
    this.repeated = repeated;
    this.#headers = headers;
  }

  /** A header, whatever its case; undefined when it is missing or empty. */
  header(name: string): string | undefined {
    const value: unknown = Reflect.get(this.#headers, name.toLowerCase());
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** Whether the answer says that it is JSON and is none: the connection broke before its end. */
  get isCutOff(): boolean {
    return this.json === undefined && this.text !== '' && /\bjson\b/.test(this.header('Content-Type') ?? '');
  }
}

/** What cannot be parsed is not told: V8 would quote it. */
function tryParse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { Progress } from '../core/progress.ts';
import { type Credentials, findCredentials } from './credentials.ts';
import { Definitions } from './definitions.ts';
import { Environments } from './environments.ts';
import { Requests } from './requests.ts';
import { Revisions } from './revisions.ts';
import type { Variables } from './stored-logins.ts';

/** Options of {@link EscClient}. There is no field for a token: it is looked for where the `esc` and `pulumi` CLIs look. */
export interface EscClientOptions {
  /**
   * Address of a self-hosted Pulumi Cloud or of its ESC API.
   * @default - `PULUMI_BACKEND_URL`, else the login on this machine, else `https://api.pulumi.com`
   */
  readonly apiUrl?: string;
  /**
   * Requests at a time.
   * @default 16
   */
  readonly concurrency?: number;
  /**
   * How often a request is made at most, until the service answers it. With 8, one request in 390,000 stays without an answer
   * where every fifth fails.
   * @default 8
   */
  readonly tries?: number;
  /**
   * The wait before the second try; each further one is twice as long, up to 5 seconds.
   * @default 200
   */
  readonly firstWaitMilliseconds?: number;
  /**
   * How long one try may take. Opening an environment calls every provider in it.
   * @default 30000
   */
  readonly requestTimeoutMilliseconds?: number;
  /**
   * How long everything may take that this client does, from when it is made. Make a new one after asking a person.
   * @default 300000
   */
  readonly timeLimitMilliseconds?: number;
  /**
   * Ends everything, for instance at Ctrl-C.
   * @default - nothing does
   */
  readonly signal?: AbortSignal;
  /** @default - nobody is told */
  readonly progress?: Progress;
  /**
   * Whether opened environments hold their secret values until somebody asks for them, once; so that nothing is read twice.
   * @default false
   */
  readonly holdsSecrets?: boolean;
  /**
   * Environment variables.
   * @default process.env
   */
  readonly variables?: Variables;
  /**
   * A number from 0 to 1, for the waits.
   * @default Math.random
   */
  readonly random?: () => number;
}

/**
 * Asks Pulumi ESC, as one user of one API, for one piece of work.
 *
 * What it opens is opened once and kept, without values but for those that somebody is about to ask for, so that all of a run
 * sees the same. Nothing it throws, logs or shows holds a token or a value.
 */
export class EscClient {
  /** @throws EscError of kind `no-token` or `api-url`. */
  static connect(options: EscClientOptions = {}): EscClient {
    return new EscClient(findCredentials(options.variables ?? process.env, options.apiUrl), options);
  }

  /** Base URL of the API, ending in `/api/esc`. */
  readonly apiUrl: string;
  /** What speaks against where the token was found or goes to, for people. */
  readonly warnings: readonly string[];
  readonly definitions: Definitions;
  readonly environments: Environments;
  readonly revisions: Revisions;

  private constructor(credentials: Credentials, options: EscClientOptions) {
    const requests = new Requests(credentials, {
      concurrency: options.concurrency ?? 16,
      tries: options.tries ?? 8,
      firstWaitMilliseconds: options.firstWaitMilliseconds ?? 200,
      requestTimeoutMilliseconds: options.requestTimeoutMilliseconds ?? 30_000,
      timeLimitMilliseconds: options.timeLimitMilliseconds ?? 300_000,
      random: options.random ?? Math.random,
      signal: options.signal,
      variables: options.variables ?? process.env,
    });
    this.apiUrl = credentials.apiUrl;
    this.warnings = credentials.warnings;
    this.revisions = new Revisions(requests);
    this.definitions = new Definitions(requests, this.revisions);
    this.environments = new Environments(requests, options.progress ?? (() => {}), options.holdsSecrets ?? false);
  }
}

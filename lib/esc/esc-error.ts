import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';

/**
 * What kept Pulumi ESC from answering as hoped.
 *
 * - `no-token`, `token-refused`, `no-access`: who asks.
 * - `address`, `api-url`: what is asked, and where.
 * - `no-environment`, `no-revision`: nothing there; the service says the same of what the token may not see.
 * - `does-not-evaluate`, `refused`: the definition, or the request, is wrong.
 * - `conflict`: somebody else wrote meanwhile.
 * - `too-many-requests`, `service-down`, `time-limit`, `interrupted`: not now.
 * - `unexpected-answer`: whatever answered does not speak as the API is described.
 */
export type EscErrorKind =
  | 'no-token'
  | 'token-refused'
  | 'no-access'
  | 'address'
  | 'api-url'
  | 'no-environment'
  | 'no-revision'
  | 'does-not-evaluate'
  | 'refused'
  | 'conflict'
  | 'too-many-requests'
  | 'service-down'
  | 'time-limit'
  | 'interrupted'
  | 'unexpected-answer';

/** Fields of {@link EscError}. */
export interface EscErrorProps {
  readonly kind: EscErrorKind;
  /** What is wrong. One sentence. */
  readonly problem: string;
  /** Why, or what follows from it. */
  readonly cause: string;
  /** What to do. */
  readonly mend: string;
  /**
   * `<organization>/<project>/<environment>`, with `@<revision or tag>` where one was asked for.
   * @default - it is about no environment in particular
   */
  readonly environment?: string;
  /**
   * HTTP status of the last answer.
   * @default - there was none
   */
  readonly status?: number;
  /** @default - the service gave none */
  readonly diagnostics?: readonly Diagnostic[];
  /**
   * The revision that was read and the one that is there now; of kind `conflict` only.
   * @default - not known
   */
  readonly revisions?: { readonly read?: number; readonly present?: number };
}

/**
 * Says in our words why Pulumi ESC did not answer as hoped.
 *
 * It never wraps what the SDK threw: an AxiosError (axios 1.21) carries the token in its `config` and its `request`.
 */
export class EscError extends Error implements EscErrorProps {
  readonly kind: EscErrorKind;
  readonly problem: string;
  override readonly cause: string;
  readonly mend: string;
  readonly environment?: string;
  readonly status?: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly revisions?: EscErrorProps['revisions'];

  constructor(props: EscErrorProps) {
    const { cause, diagnostics = [], environment, kind, mend, problem, revisions, status } = props;
    super([problem, ...diagnostics.map((diagnostic) => `  ${formatDiagnostic(diagnostic)}`), cause, mend].join('\n'));
    this.name = 'EscError';
    this.kind = kind;
    this.problem = problem;
    this.cause = cause;
    this.mend = mend;
    this.environment = environment;
    this.status = status;
    this.diagnostics = diagnostics;
    this.revisions = revisions;
  }
}

import { type EnvironmentShape, shapeAt } from '../stores/pulumi-esc/environment-shape.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { SecretValue } from './read-value.ts';

/** An environment that Pulumi ESC has evaluated for us. It holds no value. */
export class OpenedEnvironment {
  readonly #readSecrets: () => Promise<readonly SecretValue[]>;

  constructor(
    readonly shape: EnvironmentShape,
    /** What the service says although it evaluates. */
    readonly diagnostics: readonly Diagnostic[],
    readSecrets: () => Promise<readonly SecretValue[]>,
  ) {
    this.#readSecrets = readSecrets;
  }

  /** Whether something lies at a path, or below a value that could not be computed, so that it cannot be said to be missing. */
  has(path: string): boolean {
    return shapeAt(this.shape, path) !== undefined;
  }

  /**
   * Every secret value, those that the environment overrides too, for as long as they are compared with something. They are
   * read again from the opened environment, which opens nothing once more, so that nobody has to keep them.
   *
   * @throws EscError when they cannot be read.
   */
  async *secretValues(): AsyncIterable<SecretValue> {
    yield* await this.#readSecrets();
  }
}

import { type EnvironmentShape, shapeAt } from '../stores/pulumi-esc/environment-shape.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { SecretValue } from './read-value.ts';

/** An environment that Pulumi ESC has evaluated for us. It holds no value, unless somebody is about to ask for the secret ones. */
export class OpenedEnvironment {
  readonly #readSecrets: () => Promise<readonly SecretValue[]>;
  #held: readonly SecretValue[] | undefined;

  constructor(
    readonly shape: EnvironmentShape,
    /** What the service says although it evaluates. */
    readonly diagnostics: readonly Diagnostic[],
    readSecrets: () => Promise<readonly SecretValue[]>,
    held?: readonly SecretValue[],
  ) {
    this.#readSecrets = readSecrets;
    this.#held = held;
  }

  /** Whether something lies at a path, or below a value that could not be computed, so that it cannot be said to be missing. */
  has(path: string): boolean {
    return shapeAt(this.shape, path) !== undefined;
  }

  /**
   * Every secret value, those that the environment overrides too, for as long as they are compared with something. What is held
   * is given away; else they are read again from the opened environment, which opens nothing once more.
   *
   * @throws EscError when they cannot be read.
   */
  async *secretValues(): AsyncIterable<SecretValue> {
    const held = this.#held;
    this.#held = undefined;
    yield* held ?? (await this.#readSecrets());
  }
}

import { PULUMI_TOKEN_PREFIX } from '../upstream/pulumi-esc-client.ts';

/** A Pulumi access token. It shows in no log, no inspection and no JSON, only in the header that needs it. */
export class AccessToken {
  /** Undefined when the text cannot be a token: it is empty, or no header could carry it. */
  static tryOf(text: string | undefined, source: string): AccessToken | undefined {
    const trimmed = text?.trim() ?? '';
    return /^[\x21-\x7e]+$/.test(trimmed) ? new AccessToken(trimmed, source) : undefined;
  }

  readonly #text: string;

  private constructor(
    text: string,
    /** Where it was found, for people. */
    readonly source: string,
  ) {
    this.#text = text;
  }

  /** Value of the header `Authorization`. */
  authorization(): string {
    return `${PULUMI_TOKEN_PREFIX} ${this.#text}`;
  }

  /** Texts that nothing may repeat which anybody gets to see. */
  hidden(): readonly string[] {
    return [this.#text];
  }
}

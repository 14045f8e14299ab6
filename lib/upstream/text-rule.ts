/** What a service takes as a name, a version or another text. */
export interface TextRule {
  readonly pattern: RegExp;
  /** The pattern in words, to follow "write". */
  readonly allowed: string;
}

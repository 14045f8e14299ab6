import type { SourceRange } from './source-text.ts';

/** One step of a reference: a key, or the index of a list. */
export interface Accessor {
  readonly key: string | number;
  readonly range: SourceRange;
}

/** A piece of an interpolated text: literal text, then perhaps a reference. */
export interface InterpolationPart {
  readonly text: string;
  readonly reference?: readonly Accessor[];
}

interface Place {
  readonly range: SourceRange;
  /** Path in the document, for instance `values.app.hello`. */
  readonly path: string;
}

/** `text`, `8080`, `true`, `null`. */
export interface LiteralExpression extends Place {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** `x-${a.b}-y` */
export interface InterpolationExpression extends Place {
  readonly kind: 'interpolation';
  readonly parts: readonly InterpolationPart[];
}

/** `${a.b}` alone: a copy of the value. */
export interface ReferenceExpression extends Place {
  readonly kind: 'reference';
  readonly reference: readonly Accessor[];
}

/** A list of expressions. */
export interface ListExpression extends Place {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** A map of expressions. */
export interface ObjectExpression extends Place {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Expression>;
}

/** `fn::secret`: a text to keep secret, or what the service made of one. */
export interface SecretExpression extends Place {
  readonly kind: 'secret';
  readonly plaintext?: LiteralExpression;
  readonly ciphertext?: string;
}

/** A call of a function that computes. */
export interface CallExpression extends Place {
  readonly kind: 'call';
  /** For instance `fn::join`. */
  readonly name: string;
  readonly operands: readonly Expression[];
}

/** `fn::open` or `fn::rotate`: a value from a provider. */
export interface ProviderExpression extends Place {
  readonly kind: 'provider';
  /** For instance `aws-login`. */
  readonly provider: string;
}

/** What could not be read; the cause is a diagnostic. */
export interface MissingExpression extends Place {
  readonly kind: 'missing';
}

/** What stands for a value in a definition. */
export type Expression =
  | LiteralExpression
  | InterpolationExpression
  | ReferenceExpression
  | ListExpression
  | ObjectExpression
  | SecretExpression
  | CallExpression
  | ProviderExpression
  | MissingExpression;

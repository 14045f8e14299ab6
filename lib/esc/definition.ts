import { isMap, isScalar, parseDocument, visit } from 'yaml';
import type { EnvironmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The definition of an environment as the service keeps it: secrets in it are encrypted. */
export interface Definition {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  readonly yaml: string;
  /**
   * The revision that this is.
   * @default - the service does not say
   */
  readonly revision?: number;
  /**
   * What an update is held to, so that it overwrites nothing else than this.
   * @default - the service does not say, and takes no update
   */
  readonly etag?: string;
}

/** What the service says about a definition that it does not keep. */
export interface CheckedDefinition {
  /** What it would look like; what a provider has to be asked for is of type `unknown`. */
  readonly shape: EnvironmentShape;
  /** Empty when nothing is wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What an update did. */
export interface Updated {
  /**
   * The new revision.
   * @default - the service does not say
   */
  readonly revision?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The plain texts in `fn::secret` of a definition that is about to be sent, and the longer ones inside those that are JSON, because
 * `fn::fromJSON` takes them apart.
 */
export function plainSecretsIn(yaml: string): readonly string[] {
  const secrets: string[] = [];
  visit(parseDocument(yaml), {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== 'fn::secret' || isMap(value)) return;
      const text = isScalar(value) ? String(value.value ?? '') : '';
      if (text !== '') secrets.push(text, ...scalarsIn(text));
    },
  });
  return secrets;
}

/** Shorter ones stand in many a sentence. */
const SHORTEST_SCALAR = 6;

function scalarsIn(text: string): readonly string[] {
  const scalars: string[] = [];
  try {
    JSON.parse(text, (_, value) => {
      if (typeof value !== 'object' && String(value).length >= SHORTEST_SCALAR) scalars.push(String(value));
      return value;
    });
  } catch {
    // No JSON; the parser's own error would quote it.
  }
  return scalars;
}

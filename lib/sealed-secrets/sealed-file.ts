import { byCodeUnit } from '../core/compare.ts';
import { isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { SEALING_SCOPES, type SealedPlace } from './scope.ts';
import type { CertificateFacts } from './sealing-certificates.ts';
import { readText, SealingError } from './sealing-error.ts';

/** What a sealed file says: one Secret, each value sealed. */
export interface SealedContent extends SealedPlace {
  /** Type of the Secret, for instance `Opaque`. */
  readonly type: string;
  /** Key to the certificate that its value was sealed with. */
  readonly certificates: Readonly<Record<string, CertificateFacts>>;
  /** Key to sealed value. */
  readonly encryptedData: Readonly<Record<string, string>>;
}

/** A file that `cdk8s-escrow seal` writes: fit for Git, and what a {@link SealedSecret} is made of. */
export class SealedFile {
  /**
   * A sealed file, relative to the working directory. It is read when it is needed; whoever uses it reports what is wrong.
   *
   * @example SealedFile.read('sealed/shop-db.json')
   */
  static read(path: string): SealedFile {
    return new SealedFile(path, () => parseJson(path, readText(path)));
  }

  /** The same from what `JSON.parse` or an `import` of the file gave. */
  static of(json: unknown): SealedFile {
    return new SealedFile('The object', () => json);
  }

  private loaded?: SealedContent;

  private constructor(
    /** Where it comes from, for messages. */
    readonly source: string,
    private readonly json: () => unknown,
  ) {}

  /**
   * Its content.
   *
   * @throws SealingError when there is no such file, or `seal` did not write it.
   */
  load(): SealedContent {
    this.loaded ??= contentOf(this.json(), this.source);
    return this.loaded;
  }
}

/** The text of a sealed file: the same content, the same bytes. */
export function formatSealedFile(content: SealedContent): string {
  const { name, namespace, scope, type } = content;
  const [certificates, encryptedData] = [sorted(content.certificates), sorted(content.encryptedData)];
  return `${JSON.stringify({ name, namespace, scope, type, certificates, encryptedData }, undefined, 2)}\n`;
}

function sorted<Value>(map: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => byCodeUnit(a, b)));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause, which quotes the text: it may be a value that somebody named by mistake.
    throw new SealingError(`${path} is no JSON.`);
  }
}

function contentOf(json: unknown, source: string): SealedContent {
  const object = json as Json;
  if (!isJsonObject(object)) throw malformed(source, 'it is no object');
  const scope = SEALING_SCOPES.find((one) => one === object.scope);
  if (scope === undefined) throw malformed(source, `its "scope" is none of ${SEALING_SCOPES.join(', ')}`);
  const encryptedData = mapIn(object, 'encryptedData', source);
  const certificates = mapIn(object, 'certificates', source);
  const keys = Object.keys(encryptedData);
  if (keys.length === 0) throw malformed(source, 'it holds no value');
  return {
    name: textIn(object, 'name', source),
    namespace: textIn(object, 'namespace', source),
    scope,
    type: textIn(object, 'type', source),
    certificates: Object.fromEntries(keys.map((key) => [key, factsIn(certificates, key, source)])),
    encryptedData: Object.fromEntries(keys.map((key) => [key, textIn(encryptedData, key, source)])),
  };
}

function factsIn(certificates: JsonObject, key: string, source: string): CertificateFacts {
  const facts = mapIn(certificates, key, source);
  return { sha256: textIn(facts, 'sha256', source), notAfter: textIn(facts, 'notAfter', source) };
}

function mapIn(object: JsonObject, key: string, source: string): JsonObject {
  const value = object[key];
  if (isJsonObject(value)) return value;
  throw malformed(source, `"${key}" is no object`);
}

function textIn(object: JsonObject, key: string, source: string): string {
  const value = object[key];
  if (typeof value === 'string' && value !== '') return value;
  throw malformed(source, `"${key}" is no text`);
}

function malformed(source: string, what: string): SealingError {
  return new SealingError(`${source} is no sealed file: ${what}.`);
}

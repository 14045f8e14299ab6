import { byCodeUnit } from '../../core/compare.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { type EnvironmentShape, environmentShape, type PathShape, type ValueType } from './environment-shape.ts';
import { PropertyPath } from './property-path.ts';

/** Name of the lock, beside the program. */
export const ESC_LOCK_FILE = 'esc.lock.json';

/** The shapes of environments as they were last imported. Holds no value, and nothing made of one. */
export class EscLock {
  private readonly asked = new Set<string>();

  /** @param shapes By the addresses of their environments. */
  constructor(readonly shapes: ReadonlyMap<string, EnvironmentShape>) {}

  /** The shape of an environment; undefined for one that was never imported. */
  shapeOf(address: string): EnvironmentShape | undefined {
    this.asked.add(address);
    return this.shapes.get(address);
  }

  /** Addresses that nobody has asked for, sorted. */
  get unused(): readonly string[] {
    return [...this.shapes.keys()].filter((address) => !this.asked.has(address)).sort(byCodeUnit);
  }
}

/** Says what is wrong with the text of a lock. */
export class EscLockError extends Error {
  override readonly name = 'EscLockError';
}

const VERSION = 1;

const TYPES: ReadonlySet<string> = new Set<ValueType>([
  'array',
  'boolean',
  'null',
  'number',
  'object',
  'string',
  'unknown',
]);

/** The text of a lock: one line a path, sorted, so that a changed shape is a diff that a person reads. */
export function formatEscLock(shapes: Iterable<EnvironmentShape>): string {
  const sorted = [...shapes].sort((a, b) => byCodeUnit(a.address, b.address));
  const environments = Object.fromEntries(sorted.map((shape) => [shape.address, toJson(shape)]));
  return `${JSON.stringify({ version: VERSION, environments }, undefined, 2)}\n`;
}

/**
 * Reads the text of a lock.
 *
 * @throws EscLockError when it is no lock, or one of another version.
 */
export function parseEscLock(text: string): EscLock {
  const lock = parseJson(text);
  if (lock.version !== VERSION) throw new EscLockError(`is of version ${JSON.stringify(lock.version)}, not ${VERSION}`);
  const environments = mapAt(lock, 'environments');
  return new EscLock(
    new Map(Object.entries(environments).map(([address, entry]) => [address, toShape(address, entry)])),
  );
}

function toJson({ paths, revision }: EnvironmentShape): JsonObject {
  const described = paths.map(({ path, secret, type }) => [path, secret ? `secret ${type}` : type]);
  return { ...(revision === undefined ? {} : { revision }), paths: Object.fromEntries(described) };
}

function parseJson(text: string): JsonObject {
  try {
    const lock: Json = JSON.parse(text);
    if (isJsonObject(lock)) return lock;
  } catch {
    // Told below: the parser's own message quotes the file.
  }
  throw new EscLockError('is no JSON object');
}

function toShape(address: string, entry: Json | undefined): EnvironmentShape {
  if (!isJsonObject(entry)) throw new EscLockError(`holds no shape for ${address}`);
  const { revision } = entry;
  if (revision !== undefined && !Number.isInteger(revision)) {
    throw new EscLockError(`names no revision of ${address}, but ${JSON.stringify(revision)}`);
  }
  const paths = Object.entries(mapAt(entry, 'paths')).map(([path, text]) => toPathShape(address, path, text));
  return environmentShape(address, paths, typeof revision === 'number' ? revision : undefined);
}

function toPathShape(address: string, path: string, text: Json | undefined): PathShape {
  const words = String(text).split(' ');
  const type = words.at(-1) ?? '';
  const secret = words[0] === 'secret';
  if (!TYPES.has(type) || words.length > (secret ? 2 : 1) || PropertyPath.tryParse(path) === undefined) {
    throw new EscLockError(`says what nobody can read of ${JSON.stringify(path)} in ${address}`);
  }
  return { path, type: type as ValueType, secret };
}

function mapAt(map: JsonObject, key: string): JsonObject {
  const value = map[key];
  if (isJsonObject(value)) return value;
  throw new EscLockError(`has no "${key}"`);
}

import type { Address } from './address.ts';

/** One state of an environment's definition, as a file keeps it. */
export interface PlainRevision {
  /** From 1. */
  readonly number: number;
  /** Time in ISO 8601. */
  readonly created: string;
  /** The definition with its secrets in plain text. */
  readonly plaintext: string;
}

/** One state of an environment's definition; never changed once made. */
export interface Revision extends PlainRevision {
  /** The definition with its secrets encrypted. */
  readonly definition: string;
}

/** A movable name of a revision. */
export interface RevisionTag {
  readonly revision: number;
  /** Time in ISO 8601. */
  readonly created: string;
  /** Time in ISO 8601. */
  readonly modified: string;
}

/** A label of an environment. */
export interface EnvironmentTag {
  readonly value: string;
  /** Time in ISO 8601. */
  readonly created: string;
  /** Time in ISO 8601. */
  readonly modified: string;
}

/** An environment as the server keeps it. Whoever changes it tells the store. */
export interface StoredEnvironment {
  readonly address: Address;
  /** Differs from that of an earlier environment at the same address. */
  readonly id: string;
  /** Oldest first; at least one. */
  readonly revisions: Revision[];
  /** By name, without `latest`. */
  readonly revisionTags: Map<string, RevisionTag>;
  /** By name. */
  readonly tags: Map<string, EnvironmentTag>;
}

/** Name of the tag that always points at the newest revision. */
export const LATEST = 'latest';

/** The newest revision. */
export function latestOf({ revisions }: Pick<StoredEnvironment, 'revisions'>): Revision {
  const revision = revisions.at(-1);
  if (!revision) throw new Error('an environment has at least one revision');
  return revision;
}

/** The revision with a number or a tag; undefined when there is none. */
export function revisionOf(environment: StoredEnvironment, version: string): Revision | undefined {
  if (version === LATEST) return latestOf(environment);
  const number = /^[0-9]+$/.test(version) ? Number(version) : environment.revisionTags.get(version)?.revision;
  return environment.revisions.find((revision) => revision.number === number);
}

/** What a client sends back to say which state it has seen. */
export function etagOf(environment: StoredEnvironment): string {
  return `"${environment.id}.${latestOf(environment).number}"`;
}

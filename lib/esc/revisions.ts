import type { JsonObject } from '../core/json.ts';
import { ESC_LATEST_TAG, ESC_TAG_PATTERN } from '../upstream/pulumi-esc-client.ts';
import { field, maps, pages, textField, wholeField } from './content.ts';
import {
  type EnvironmentAddress,
  noAddress,
  parseEnvironmentAddress,
  type RevisionOrTag,
} from './environment-address.ts';
import { changedMeanwhile } from './refusal.ts';
import type { Requests } from './requests.ts';

/** One revision of an environment; it never changes. */
export interface Revision {
  /** From 1. */
  readonly number: number;
  readonly tags: readonly string[];
  /**
   * When it was made, as the service writes it.
   * @default - the service does not say
   */
  readonly created?: string;
  /**
   * Login of who made it.
   * @default - the service does not say
   */
  readonly creator?: string;
}

/** A name for a revision, which can be moved. */
export interface RevisionTag {
  readonly name: string;
  readonly revision: number;
}

/** Where a tag is to point, and where it pointed when that was decided. */
export interface TagMove {
  readonly tag: string;
  readonly to: number;
  /** @default - there was no such tag */
  readonly from?: number;
}

/** Revisions of environments, and the tags on them. */
export class Revisions {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /**
   * The number of a revision, for instance to open exactly that one.
   *
   * @param at A number is its own; a tag is asked for.
   * @default - the latest
   * @throws EscError when there is no such environment or tag.
   */
  async numberOf(address: string, at?: RevisionOrTag): Promise<number> {
    const wanted = parseEnvironmentAddress(address, at);
    if (wanted.revision !== undefined) return wanted.revision;
    const number = await this.#tagged(wanted, wanted.at ?? ESC_LATEST_TAG);
    if (number === undefined) throw this.#requests.unexpected('a tag names no revision', wanted.text);
    return number;
  }

  /**
   * The newest revisions, newest first.
   *
   * @param count How many at most.
   * @throws EscError when there is no such environment.
   */
  async list(address: string, count = 100): Promise<readonly Revision[]> {
    const { environment, organization, project, text } = parseEnvironmentAddress(address);
    const revisions: Revision[] = [];
    while (revisions.length < count) {
      const before = revisions.at(-1)?.number;
      const { json } = await this.#requests.send(
        (api, options) => api.listEnvironmentRevisions(organization, project, environment, before, count, options),
        { name: text, right: 'read' },
      );
      const page = maps(json).flatMap(readRevision);
      if (page.length === 0) break;
      revisions.push(...page);
    }
    return revisions.slice(0, count);
  }

  /**
   * Every tag of an environment but `latest`, in the order of the service.
   *
   * @throws EscError when there is no such environment.
   */
  async tags(address: string): Promise<readonly RevisionTag[]> {
    const { environment, organization, project, text } = parseEnvironmentAddress(address);
    const listing = pages((after) =>
      this.#requests.send(
        (api, options) =>
          api.listEnvironmentRevisionTags(organization, project, environment, after, undefined, options),
        { name: text, right: 'read' },
      ),
    );
    const tags: RevisionTag[] = [];
    for await (const page of listing) tags.push(...maps(field(page, 'tags')).flatMap(readTag));
    return tags.filter(({ name }) => name !== ESC_LATEST_TAG);
  }

  /**
   * Makes a tag or moves it.
   *
   * @returns False when it pointed there already.
   * @throws EscError of kind `conflict` when it points elsewhere than `from`, and another when it cannot be written.
   */
  async tag(address: string, { from, tag, to }: TagMove): Promise<boolean> {
    const wanted = parseEnvironmentAddress(address);
    if (!ESC_TAG_PATTERN.test(tag) || tag === ESC_LATEST_TAG) throw noAddress(`${address}@${tag}`);
    const present = await this.#tagged(wanted, tag, [404]);
    if (present === to) return false;
    if (present !== from) throw changedMeanwhile(`${address}@${tag}`, { read: from, present });
    if (present === undefined) await this.#create(wanted, tag, to);
    else await this.#move(wanted, tag, to);
    return true;
  }

  async #tagged(
    { environment, organization, project, at, text }: EnvironmentAddress,
    tag: string,
    accepted: readonly number[] = [],
  ): Promise<number | undefined> {
    const { json } = await this.#requests.send(
      (api, options) => api.getEnvironmentRevisionTag(organization, project, environment, tag, options),
      { name: text, at, right: 'read' },
      accepted,
    );
    return wholeField(json, 'revision');
  }

  async #create(wanted: EnvironmentAddress, name: string, revision: number): Promise<void> {
    const { environment, organization, project, address } = wanted;
    const { status } = await this.#requests.send(
      (api, options) =>
        api.createEnvironmentRevisionTag(organization, project, environment, { name, revision }, options),
      { name: address, right: 'write' },
      [409],
    );
    if (status !== 409) return;
    // Where an earlier try got through without an answer, the tag is there because we made it.
    const present = await this.#tagged(wanted, name);
    if (present !== revision) throw changedMeanwhile(`${address}@${name}`, { present });
  }

  async #move({ environment, organization, project, address }: EnvironmentAddress, tag: string, revision: number) {
    await this.#requests.send(
      (api, options) =>
        api.updateEnvironmentRevisionTag(organization, project, environment, tag, { revision }, options),
      { name: `${address}@${tag}`, at: tag, right: 'write' },
    );
  }
}

function readRevision(revision: JsonObject): readonly Revision[] {
  const number = wholeField(revision, 'number');
  if (number === undefined) return [];
  const created = textField(revision, 'created');
  const creator = textField(revision, 'creatorLogin');
  const tags = Array.isArray(revision.tags) ? revision.tags.filter((tag) => typeof tag === 'string') : [];
  return [{ number, tags, ...(created ? { created } : {}), ...(creator ? { creator } : {}) }];
}

function readTag(tag: JsonObject): readonly RevisionTag[] {
  const name = textField(tag, 'name');
  const revision = wholeField(tag, 'revision');
  return name === undefined || revision === undefined ? [] : [{ name, revision }];
}

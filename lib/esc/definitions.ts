import { isJsonObject } from '../core/json.ts';
import { environmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import { ESC_ETAG_HEADER, ESC_REVISION_HEADER } from '../upstream/pulumi-esc-client.ts';
import type { Answer } from './answer.ts';
import { type CheckedDefinition, type Definition, plainSecretsIn, type Updated } from './definition.ts';
import { readDiagnostics } from './diagnostic.ts';
import { type EnvironmentAddress, parseEnvironmentAddress, type RevisionOrTag } from './environment-address.ts';
import { shapesOf } from './read-value.ts';
import { changedMeanwhile } from './refusal.ts';
import type { Requests } from './requests.ts';
import type { Revisions } from './revisions.ts';
import { isWritten } from './written-definition.ts';

/** Reads, checks and writes definitions of environments. */
export class Definitions {
  readonly #requests: Requests;
  readonly #revisions: Revisions;

  constructor(requests: Requests, revisions: Revisions) {
    this.#requests = requests;
    this.#revisions = revisions;
  }

  /**
   * Reads a definition; it opens nothing.
   *
   * @throws EscError when there is none.
   */
  async read(address: string, at?: RevisionOrTag): Promise<Definition> {
    return definitionOf(parseEnvironmentAddress(address, at), await this.#get(address, at));
  }

  /** As {@link read}, but undefined when there is no such environment or revision. */
  async tryRead(address: string, at?: RevisionOrTag): Promise<Definition | undefined> {
    const answer = await this.#get(address, at, [404]);
    return answer.status === 404 ? undefined : definitionOf(parseEnvironmentAddress(address, at), answer);
  }

  /**
   * What a definition would look like as this environment. The service evaluates it without calling a provider, and keeps
   * nothing.
   *
   * @throws EscError when the service does not check it; what is wrong with the definition is among the diagnostics.
   */
  async check(address: string, yaml: string): Promise<CheckedDefinition> {
    const { organization } = parseEnvironmentAddress(address);
    const hidden = plainSecretsIn(yaml);
    const subject = { name: address, right: 'read', hidden } as const;
    const answer = await this.#requests.send(
      (api, options) => api.checkEnvironmentYaml(organization, yaml, options),
      subject,
      [400],
    );
    const { json } = answer;
    const diagnostics = readDiagnostics(json, [...this.#requests.hidden, ...hidden]);
    // A status of 400 is an answer when it says what is wrong with the definition.
    if (answer.status === 400 && diagnostics.length === 0) throw this.#requests.refusal(answer, subject);
    const properties = isJsonObject(json) ? json.properties : undefined;
    return { shape: environmentShape(address, shapesOf(properties)), diagnostics };
  }

  /**
   * Makes an environment with an empty definition.
   *
   * @returns False when there is one of that name already.
   * @throws EscError when it cannot be made.
   */
  async create(address: string): Promise<boolean> {
    const { environment, organization, project } = parseEnvironmentAddress(address);
    const { repeated, status } = await this.#requests.send(
      (api, options) => api.createEnvironment(organization, { project, name: environment }, options),
      { name: organization, right: 'write' },
      [409],
    );
    // Where an earlier try got through without an answer, it is there because we made it.
    return status !== 409 || repeated;
  }

  /**
   * Replaces a definition as a whole, unless somebody else has changed it since it was read.
   *
   * @param base What it replaces, as it was read.
   * @param yaml Secrets in it stand as plain text in `fn::secret`; the service encrypts them.
   * @throws EscError of kind `conflict`, with both revisions, when it is not the latest; of kind `does-not-evaluate` when the
   * service refuses it; nothing is written then.
   */
  async update(base: Definition, yaml: string): Promise<Updated> {
    const wanted = parseEnvironmentAddress(base.address);
    const { address, environment, organization, project } = wanted;
    const { etag } = base;
    if (etag === undefined) throw this.#requests.unexpected(`a definition has no ${ESC_ETAG_HEADER}`, address);
    const hidden = plainSecretsIn(yaml);
    const answer = await this.#requests.send(
      (api, options) =>
        api.updateEnvironmentYaml(organization, project, environment, yaml, {
          ...options,
          headers: { [ESC_ETAG_HEADER]: etag },
        }),
      { name: address, right: 'write', hidden },
      [409],
    );
    if (answer.status !== 409) {
      const diagnostics = readDiagnostics(answer.json, [...this.#requests.hidden, ...hidden]);
      return { ...revisionOf(answer), diagnostics };
    }
    const present = await this.#revisions.numberOf(address);
    if (answer.repeated && (await this.#isThere(wanted, yaml))) return { revision: present, diagnostics: [] };
    throw changedMeanwhile(address, { read: base.revision, present });
  }

  /** Whether an earlier try, to which there was no answer, wrote this. */
  async #isThere(wanted: EnvironmentAddress, yaml: string): Promise<boolean> {
    const { text: kept } = await this.#get(wanted.address);
    const hasPlainSecrets = plainSecretsIn(yaml).length > 0;
    return isWritten(yaml, kept, hasPlainSecrets ? await this.#decrypted(wanted) : kept);
  }

  async #decrypted({ address, environment, organization, project }: EnvironmentAddress): Promise<string> {
    const { text } = await this.#requests.send(
      (api, options) => api.decryptEnvironment(organization, project, environment, options),
      { name: address, right: 'open' },
    );
    return text;
  }

  async #get(address: string, version?: RevisionOrTag, accepted?: readonly number[]): Promise<Answer> {
    const { at, environment, organization, project, text } = parseEnvironmentAddress(address, version);
    return this.#requests.send(
      (api, options) =>
        at === undefined
          ? api.getEnvironment(organization, project, environment, options)
          : api.getEnvironmentAtVersion(organization, project, environment, at, options),
      { name: text, at, right: 'read' },
      accepted,
    );
  }
}

function definitionOf({ address }: EnvironmentAddress, answer: Answer): Definition {
  const etag = answer.header(ESC_ETAG_HEADER);
  return { address, yaml: answer.text, ...revisionOf(answer), ...(etag === undefined ? {} : { etag }) };
}

function revisionOf(answer: Answer): { readonly revision?: number } {
  const text = answer.header(ESC_REVISION_HEADER) ?? '';
  return /^[1-9]\d*$/.test(text) ? { revision: Number(text) } : {};
}

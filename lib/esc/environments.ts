import { isJsonObject } from '../core/json.ts';
import type { Progress } from '../core/progress.ts';
import { environmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import { field, maps, pages, textField } from './content.ts';
import { readDiagnostics } from './diagnostic.ts';
import {
  checkOrganization,
  type EnvironmentAddress,
  type EnvironmentReference,
  parseEnvironmentAddress,
  type RevisionOrTag,
  referenceText,
} from './environment-address.ts';
import { EscError } from './esc-error.ts';
import { OpenedEnvironment } from './opened-environment.ts';
import { secretsOf, shapesOf } from './read-value.ts';
import type { Requests } from './requests.ts';

/** Opens and lists environments. */
export class Environments {
  readonly #opened = new Map<string, Promise<OpenedEnvironment>>();
  readonly #holdsSecrets: boolean;
  readonly #progress: Progress;
  readonly #requests: Requests;

  constructor(requests: Requests, progress: Progress, holdsSecrets: boolean) {
    this.#requests = requests;
    this.#progress = progress;
    this.#holdsSecrets = holdsSecrets;
  }

  /**
   * Evaluates an environment, which calls every provider in it and stands in the audit log; once for each revision or tag,
   * however often it is asked for.
   *
   * @param address `<organization>/<project>/<environment>`, with `@<revision or tag>` if `at` is not given.
   * @throws EscError when it cannot be opened.
   */
  async open(address: string, at?: RevisionOrTag): Promise<OpenedEnvironment> {
    const wanted = parseEnvironmentAddress(address, at);
    const opened = this.#opened.get(wanted.text) ?? this.#open(wanted);
    this.#opened.set(wanted.text, opened);
    return opened;
  }

  /**
   * Opens many, and keeps going when some of them cannot be.
   *
   * @returns By {@link referenceText}, in the order of the first appearance.
   * @throws EscError when nothing more can be asked: the time is up, the work is interrupted, nobody answers, or the token is
   * refused.
   */
  async openAll(wanted: Iterable<EnvironmentReference>): Promise<ReadonlyMap<string, OpenedEnvironment | EscError>> {
    const all = new Map([...wanted].map((reference) => [referenceText(reference), reference]));
    let done = 0;
    const results = [...all].map(async ([text, { address, at }]) => {
      const result = await this.#tryOpen(address, at);
      this.#progress('environments', ++done, all.size);
      return [text, result] as const;
    });
    return new Map(await Promise.all(results));
  }

  /**
   * The addresses of all environments of an organization that the token may see, in the order of the service.
   *
   * @throws EscError when they cannot be listed.
   */
  async list(organization: string): Promise<readonly string[]> {
    checkOrganization(organization);
    const listing = pages((token) =>
      this.#requests.send((api, options) => api.listEnvironments(organization, token, options), {
        name: organization,
        right: 'read',
      }),
    );
    const addresses: string[] = [];
    for await (const page of listing) {
      for (const { name, project } of maps(field(page, 'environments'))) {
        addresses.push(`${organization}/${project}/${name}`);
      }
    }
    return addresses;
  }

  async #tryOpen(address: string, at?: RevisionOrTag): Promise<OpenedEnvironment | EscError> {
    try {
      return await this.open(address, at);
    } catch (error) {
      if (error instanceof EscError && !this.#requests.hasEnded) return error;
      throw error;
    }
  }

  async #open(wanted: EnvironmentAddress): Promise<OpenedEnvironment> {
    const { address, at, environment, organization, project, revision, text } = wanted;
    const { json, status } = await this.#requests.send(
      (api, options) =>
        at === undefined
          ? api.openEnvironment(organization, project, environment, undefined, options)
          : api.openEnvironmentAtVersion(organization, project, environment, at, undefined, options),
      { name: text, at, right: 'open', hidden: [] },
    );
    const session = textField(json, 'id');
    if (session === undefined) throw this.#requests.unexpected('an opened environment has no id', text, status);
    const properties = await this.#read(wanted, session);
    return new OpenedEnvironment(
      environmentShape(address, shapesOf(properties), revision),
      readDiagnostics(json, this.#requests.hidden),
      async () => secretsOf(await this.#read(wanted, session)),
      this.#holdsSecrets ? secretsOf(properties) : undefined,
    );
  }

  async #read({ environment, organization, project, text }: EnvironmentAddress, session: string) {
    const { json, status } = await this.#requests.send(
      (api, options) => api.readOpenEnvironment(organization, project, environment, session, options),
      { name: text, right: 'open' },
    );
    if (!isJsonObject(json)) throw this.#requests.unexpected('an opened environment is no object', text, status);
    return json.properties;
  }
}

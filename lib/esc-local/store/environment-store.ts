import { randomUUID } from 'node:crypto';
import { byCodeUnit } from '../../core/compare.ts';
import { type Address, formatAddress } from './address.ts';
import { decryptSecrets, encryptSecrets } from './definition-secrets.ts';
import type { EnvironmentFolder } from './environment-folder.ts';
import { SecretCipher } from './secret-cipher.ts';
import { latestOf, type PlainRevision, type Revision, type StoredEnvironment } from './stored-environment.ts';

/** An environment that is not stored yet. */
export interface EnvironmentContent extends Pick<StoredEnvironment, 'address' | 'revisionTags' | 'tags'> {
  /** Oldest first; at least one. */
  readonly revisions: readonly PlainRevision[];
}

/** All environments of a server: in memory, or in a folder whose files may be edited while it runs. */
export class EnvironmentStore {
  private readonly cipher = new SecretCipher();
  private readonly organizations = new Set<string>();
  private readonly environments = new Map<string, StoredEnvironment>();

  /** @param folder - where environments are read from and written to; in memory when absent */
  constructor(private readonly folder?: EnvironmentFolder) {}

  /** Makes an organization known, also without environments. */
  addOrganization(name: string): void {
    this.organizations.add(name);
  }

  /** Every organization, by name. */
  organizationNames(): readonly string[] {
    return [...new Set([...this.organizations, ...(this.folder?.organizations() ?? [])])].sort(byCodeUnit);
  }

  hasOrganization(name: string): boolean {
    return this.organizationNames().includes(name);
  }

  /** The environments of an organization, by project and name. */
  list(organization: string): readonly StoredEnvironment[] {
    const addresses =
      this.folder?.addresses(organization) ?? [...this.environments.values()].map(({ address }) => address);
    return addresses
      .filter((address) => address.organization === organization)
      .sort((a, b) => byCodeUnit(formatAddress(a), formatAddress(b)))
      .flatMap((address) => this.find(address) ?? []);
  }

  find(address: Address): StoredEnvironment | undefined {
    const known = this.environments.get(formatAddress(address));
    if (!this.folder) return known;
    const definition = this.folder.definitionOf(address);
    if (definition === undefined) this.environments.delete(formatAddress(address));
    return definition === undefined ? undefined : this.upToDate(known ?? this.restore(address, definition), definition);
  }

  /** Makes an environment with one revision. */
  create(address: Address, definition: string): StoredEnvironment {
    return this.add({ address, revisions: [this.revision(1, definition)], revisionTags: new Map(), tags: new Map() });
  }

  /** Makes an environment with this content. */
  add(content: EnvironmentContent): StoredEnvironment {
    const revisions = content.revisions.map((revision) => this.encrypted(revision));
    const environment = { ...content, revisions, id: randomUUID() };
    this.addOrganization(content.address.organization);
    this.environments.set(formatAddress(content.address), environment);
    this.save(environment);
    return environment;
  }

  delete({ address }: StoredEnvironment): void {
    this.environments.delete(formatAddress(address));
    this.folder?.remove(address);
  }

  /** Makes a new state of an environment. */
  addRevision(environment: StoredEnvironment, definition: string): Revision {
    const revision = this.encrypted(this.revision(latestOf(environment).number + 1, definition));
    environment.revisions.push(revision);
    this.save(environment);
    return revision;
  }

  /** Keeps what was changed in an environment. */
  save(environment: StoredEnvironment): void {
    this.folder?.write(environment);
  }

  /** The secret in a ciphertext; undefined when this server did not make it. */
  tryDecrypt(ciphertext: string): string | undefined {
    return this.cipher.tryDecrypt(ciphertext);
  }

  private restore(address: Address, definition: string): StoredEnvironment {
    const history = this.folder?.historyOf(address, definition);
    const environment: StoredEnvironment = {
      address,
      id: randomUUID(),
      revisions: (history?.revisions ?? []).map((revision) => this.encrypted(revision)),
      revisionTags: new Map(Object.entries(history?.revisionTags ?? {})),
      tags: new Map(Object.entries(history?.tags ?? {})),
    };
    this.environments.set(formatAddress(address), environment);
    return environment;
  }

  /** A definition that was edited by hand is a new revision. */
  private upToDate(environment: StoredEnvironment, definition: string): StoredEnvironment {
    if (latestOf(environment).plaintext !== definition) this.addRevision(environment, definition);
    return environment;
  }

  private revision(number: number, definition: string): PlainRevision {
    const plaintext = decryptSecrets(definition, this.cipher);
    return { number, created: new Date().toISOString(), plaintext };
  }

  private encrypted(revision: PlainRevision): Revision {
    return { ...revision, definition: encryptSecrets(revision.plaintext, this.cipher) };
  }
}

import { randomUUID } from 'node:crypto';
import { byCodeUnit } from '../../core/compare';
import { type Address, formatAddress } from './address';
import { decryptSecrets, encryptSecrets } from './definition-secrets';
import { SecretCipher } from './secret-cipher';
import { latestOf, type Revision, type StoredEnvironment } from './stored-environment';

/** All environments of a server. */
export class EnvironmentStore {
  private readonly cipher = new SecretCipher();
  private readonly organizations = new Set<string>();
  private readonly environments = new Map<string, StoredEnvironment>();

  /** Makes an organization known, also without environments. */
  addOrganization(name: string): void {
    this.organizations.add(name);
  }

  hasOrganization(name: string): boolean {
    return this.organizations.has(name);
  }

  /** The environments of an organization, by project and name. */
  list(organization: string): readonly StoredEnvironment[] {
    return [...this.environments]
      .filter(([, { address }]) => address.organization === organization)
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([, environment]) => environment);
  }

  find(address: Address): StoredEnvironment | undefined {
    return this.environments.get(formatAddress(address));
  }

  /** Makes an environment with one revision. */
  create(address: Address, definition: string): StoredEnvironment {
    const revisions = [this.revision(1, definition)];
    const environment = { address, id: randomUUID(), revisions, revisionTags: new Map(), tags: new Map() };
    this.addOrganization(address.organization);
    this.environments.set(formatAddress(address), environment);
    return environment;
  }

  delete({ address }: StoredEnvironment): void {
    this.environments.delete(formatAddress(address));
  }

  /** Makes a new state of an environment. */
  addRevision(environment: StoredEnvironment, definition: string): Revision {
    const revision = this.revision(latestOf(environment).number + 1, definition);
    environment.revisions.push(revision);
    return revision;
  }

  /** A definition with its secrets in plain text. */
  decrypted({ definition }: Revision): string {
    return decryptSecrets(definition, this.cipher);
  }

  /** The secret in a ciphertext; undefined when this server did not make it. */
  tryDecrypt(ciphertext: string): string | undefined {
    return this.cipher.tryDecrypt(ciphertext);
  }

  private revision(number: number, definition: string): Revision {
    return { number, created: new Date().toISOString(), definition: encryptSecrets(definition, this.cipher) };
  }
}

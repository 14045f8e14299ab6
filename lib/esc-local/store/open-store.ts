import { tryParseAddress } from './address.ts';
import { EnvironmentFolder } from './environment-folder.ts';
import { EnvironmentStore } from './environment-store.ts';

/** Where the environments of a server come from. */
export interface EnvironmentSource {
  /**
   * Folder with definitions, `organization/project/environment.yaml`. Changes go there; what is edited there is a new
   * revision.
   *
   * @default - everything is in memory
   */
  readonly folder?: string;
  /** True when the folder is read at the start, and never written. @default false */
  readonly keepInMemory?: boolean;
  /**
   * Definitions in YAML by `organization/project/environment`; a list has one for each revision, oldest first. They
   * replace what the folder has at the same address.
   *
   * @default - none
   */
  readonly environments?: Readonly<Record<string, string | readonly string[]>>;
  /** Organizations that have no environment yet. @default - none */
  readonly organizations?: readonly string[];
}

/**
 * Opens the environments of a server.
 *
 * @throws Error when the address of an environment cannot be read.
 */
export function openStore(source: EnvironmentSource): EnvironmentStore {
  const folder = source.folder === undefined ? undefined : new EnvironmentFolder(source.folder);
  const store = new EnvironmentStore(source.keepInMemory ? undefined : folder);
  if (folder && source.keepInMemory) copyInto(store, new EnvironmentStore(folder));
  for (const organization of source.organizations ?? []) store.addOrganization(organization);
  for (const [name, definitions] of Object.entries(source.environments ?? {})) {
    const address = tryParseAddress(name);
    if (!address) throw new Error(`${JSON.stringify(name)} is no organization/project/environment`);
    const [first = '', ...later] = [definitions].flat();
    const environment = store.create(address, first);
    for (const definition of later) store.addRevision(environment, definition);
  }
  return store;
}

function copyInto(store: EnvironmentStore, from: EnvironmentStore): void {
  for (const organization of from.organizationNames()) {
    store.addOrganization(organization);
    for (const { id, ...content } of from.list(organization)) store.add(content);
  }
}

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { byCodeUnit } from '../../core/compare.ts';
import { type Address, isAddress, isName } from './address.ts';
import { replaceFile } from './replace-file.ts';
import type { EnvironmentTag, PlainRevision, RevisionTag, StoredEnvironment } from './stored-environment.ts';

/** What a file keeps of an environment besides the definition that one edits. */
export interface History {
  readonly revisions: readonly PlainRevision[];
  readonly revisionTags: Readonly<Record<string, RevisionTag>>;
  readonly tags: Readonly<Record<string, EnvironmentTag>>;
}

const EXTENSION = '.yaml';

/** Beside the definitions; no environment can be called so, since none begins with a dot. */
const HISTORY_FOLDER = '.history';

/**
 * A folder with definitions: `organization/project/environment.yaml`, to be edited by hand as well.
 *
 * Revisions and tags lie in `organization/project/.history/environment.yaml`. Secrets stand in both in plain text.
 */
export class EnvironmentFolder {
  constructor(
    /** The folder; it need not exist. */
    readonly path: string,
  ) {}

  /** The folders that can be organizations. */
  organizations(): readonly string[] {
    return foldersIn(this.path).filter((name) => isName('organization', name));
  }

  /** The files of an organization that can be definitions. */
  addresses(organization: string): readonly Address[] {
    return foldersIn(join(this.path, organization)).flatMap((project) =>
      readdirSync(join(this.path, organization, project))
        .filter((name) => name.endsWith(EXTENSION))
        .map((name) => ({ organization, project, environment: name.slice(0, -EXTENSION.length) })),
    );
  }

  /** The definition as it is now; undefined when there is none. */
  definitionOf(address: Address): string | undefined {
    return isAddress(address) ? tryRead(this.definitionFile(address)) : undefined;
  }

  /** What was kept of an environment; without a file of its own, one revision from when the definition was written. */
  historyOf(address: Address, definition: string): History {
    const text = tryRead(this.historyFile(address));
    // A pretty error would show the lines around the mistake, and the secrets in them.
    if (text !== undefined) return parse(text, { prettyErrors: false });
    const created = statSync(this.definitionFile(address)).mtime.toISOString();
    return { revisions: [{ number: 1, created, plaintext: definition }], revisionTags: {}, tags: {} };
  }

  /** Writes an environment. The definition goes first: without its history it counts as an edit, which is what it is. */
  write({ address, revisions, revisionTags, tags }: StoredEnvironment): void {
    const history: History = {
      revisions: revisions.map(({ created, number, plaintext }) => ({ number, created, plaintext })),
      revisionTags: Object.fromEntries(revisionTags),
      tags: Object.fromEntries(tags),
    };
    replaceFile(this.definitionFile(address), revisions.at(-1)?.plaintext ?? '');
    replaceFile(this.historyFile(address), stringify(history, { lineWidth: 0 }));
  }

  /** Removes an environment; the definition goes first, since a history alone is none. */
  remove(address: Address): void {
    rmSync(this.definitionFile(address), { force: true });
    rmSync(this.historyFile(address), { force: true });
  }

  private definitionFile({ environment, organization, project }: Address): string {
    return join(this.path, organization, project, `${environment}${EXTENSION}`);
  }

  private historyFile({ environment, organization, project }: Address): string {
    return join(this.path, organization, project, HISTORY_FOLDER, `${environment}${EXTENSION}`);
  }
}

function foldersIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort(byCodeUnit);
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

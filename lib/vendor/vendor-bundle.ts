import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CrdBundle, crdBundleFile } from '../upstream/crd-bundle.ts';
import { readSource, sourceIn } from './source.ts';

/** What became of one bundle. */
export interface VendoredBundle {
  /** Path of the file, below the folder that was asked for. */
  readonly file: string;
  /** `unchanged`: it was there and right, so that nothing was read. */
  readonly state: 'fetched' | 'unchanged' | 'failed';
  /** Address or path that it comes from. */
  readonly source: string;
  /** Why it failed, and what to do. @default - it did not. */
  readonly problem?: string;
}

/**
 * Puts a bundle into a folder, with the content that is pinned for it or not at all.
 *
 * @param from Folder, or base address, of a mirror that has the file under the name it gets. By default the project's own.
 */
export async function vendorBundle(bundle: CrdBundle, folder: string, from?: string): Promise<VendoredBundle> {
  const name = crdBundleFile(bundle);
  const file = join(folder, name);
  const source = from === undefined ? bundle.url : sourceIn(from, name);
  if (hasPinnedContent(file, bundle)) return { file, source, state: 'unchanged' };
  try {
    const bytes = await readSource(source);
    const sha256 = sha256Of(bytes);
    if (sha256 !== bundle.sha256) return { file, source, state: 'failed', problem: mismatch(sha256, bundle) };
    writeWhole(file, bytes);
    return { file, source, state: 'fetched' };
  } catch (error) {
    return { file, source, state: 'failed', problem: unreadable(error) };
  }
}

function hasPinnedContent(file: string, { sha256 }: CrdBundle): boolean {
  try {
    return sha256Of(readFileSync(file)) === sha256;
  } catch {
    return false;
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function mismatch(sha256: string, bundle: CrdBundle): string {
  return [
    `Its SHA-256 is ${sha256}, not ${bundle.sha256} as pinned for ${bundle.name} ${bundle.version}.`,
    'Nothing was written. Find out who changed it, or take it from another place with --from.',
  ].join('\n');
}

/** A reader sees the old file or the new one, never half of it. */
function writeWhole(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.part`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function unreadable(error: unknown): string {
  return `${reasonOf(error as NodeJS.ErrnoException)}\nWithout access, take it from a mirror with --from <folder or address>.`;
}

// Node's fetch says no more than "fetch failed": the reason is its cause, which has but a code when several addresses failed.
function reasonOf({ cause, code, message }: NodeJS.ErrnoException): string {
  return cause === undefined ? message || String(code) : reasonOf(cause as NodeJS.ErrnoException);
}

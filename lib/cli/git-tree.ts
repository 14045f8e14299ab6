import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';
import type { FilePair, TreePair } from '../report/change/tree-pair.ts';
import type { BaseCommit } from './base-commit.ts';
import { CommandError } from './command-error.ts';
import { git, gitLine } from './git.ts';

/**
 * A folder as a commit has it, and as it lies in the working tree. Of the commit, what differs is read, and nothing is run.
 *
 * @throws CommandError when the folder is not there, now or in the commit.
 */
export function compareWithCommit(folder: string, base: BaseCommit): TreePair {
  if (!existsSync(folder)) throw new CommandError(`There is no ${folder}/ here. Write it with:  cdk8s-escrow synth`);
  const blobs = blobsOf(folder, base);
  const { differing, same } = surveyed(folder, blobs);
  const gone = [...blobs.keys()].filter((path) => !differing.has(path) && !same.has(path));
  const contents = contentsOf([...differing.keys(), ...gone].flatMap((path) => blobs.get(path) ?? []));
  const files = new Map<string, FilePair>();
  for (const path of [...differing.keys(), ...gone].sort(byCodeUnit)) {
    const pair = { base: contents.get(blobs.get(path) ?? ''), head: differing.get(path) };
    if (haveSameLines(pair)) same.add(path);
    else files.set(path, pair);
  }
  return { files, same: [...same], read: (path) => readFileSync(join(folder, path), 'utf8') };
}

const FILE_MODE = /^100/;

/** Ids of a folder's files in a commit, by path below the folder; without links and submodules. */
function blobsOf(folder: string, { commit, words }: BaseCommit): ReadonlyMap<string, string> {
  const top = realpathSync(gitLine('rev-parse', '--show-toplevel') ?? '.');
  const path = withSlashes(relative(top, realpathSync(folder)));
  const listed = path.startsWith('..') ? undefined : git(['ls-tree', '-r', '-z', '--full-tree', `${commit}:${path}`]);
  if (listed === undefined) {
    throw new CommandError(`There is no ${folder}/ in ${words}, so that there is nothing to compare with.`);
  }
  const entries = listed.toString('utf8').split('\0').filter(Boolean);
  return new Map(
    entries.flatMap((entry) => {
      const [, mode = '', id = '', name = ''] = /^(\d+) \S+ (\S+)\t(.*)$/s.exec(entry) ?? [];
      return FILE_MODE.test(mode) ? [[name, id] as const] : [];
    }),
  );
}

/** What of the working tree is as the commit has it, and the content of what is not. */
function surveyed(folder: string, blobs: ReadonlyMap<string, string>) {
  const same = new Set<string>();
  const differing = new Map<string, string>();
  for (const path of filesBelow(folder)) {
    const content = readFileSync(join(folder, path));
    if (isBlob(content, blobs.get(path))) same.add(path);
    else differing.set(path, content.toString('utf8'));
  }
  return { differing, same };
}

/** As in a commit, without links. */
function filesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => lstatSync(join(folder, name)).isFile()).map(withSlashes);
}

/** A path as Git writes it. */
function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

const SHA_1_DIGITS = 40;

/** Whether Git would know the content by this id, whatever filters its settings name. */
function isBlob(content: Buffer, id = ''): boolean {
  const hash = createHash(id.length > SHA_1_DIGITS ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex') === id;
}

/** Contents by id, in one call. */
function contentsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  if (ids.length === 0) return contents;
  const output = git(['cat-file', '--batch'], `${ids.join('\n')}\n`) ?? Buffer.alloc(0);
  let at = 0;
  for (const id of ids) {
    const end = output.indexOf('\n', at);
    const size = Number(/ blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1]);
    if (Number.isNaN(size)) throw new CommandError(`Git cannot read ${id}. Fetch what the clone lacks:  git fetch`);
    contents.set(id, output.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}

/** Git may have been told to end lines as Windows does when it writes the working tree. */
function haveSameLines({ base, head }: FilePair): boolean {
  return base !== undefined && head !== undefined && base.replaceAll('\r\n', '\n') === head.replaceAll('\r\n', '\n');
}

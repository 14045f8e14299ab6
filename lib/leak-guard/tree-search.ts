import { closeSync, type Dirent, lstatSync, openSync, readdirSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';
import type { Progress } from '../core/progress.ts';
import type { Leak, LeakReport, Unreadable } from './leak.ts';
import { fileSource, type TextSource } from './text-source.ts';

/** What finds values in a text. */
export interface TextSearcher {
  searchText(file: string, text: Buffer | TextSource): readonly Leak[];
}

/** How to search files and folders. */
export interface TreeSearchOptions {
  /**
   * Whether a path that is a link is searched where it leads to. All other links are searched for what they say, because that
   * is what Git commits.
   * @default true
   */
  readonly followPaths?: boolean;
  /**
   * Files that are still to be written, by their paths; searched as well, and counted.
   * @default - none
   */
  readonly unwritten?: Iterable<readonly [string, Buffer]>;
  /** @default - nobody is told */
  readonly progress?: Progress;
}

/** Something below a path that was given. */
interface Entry {
  /** Bytes, because not every name is UTF-8. */
  readonly path: Buffer;
  /** The path as it may be printed. */
  readonly shown: string;
  readonly type: Dirent<Buffer> | Stats;
}

/** A folder named so is left out, unless it was given: Git's own files, and what npm fetches. */
const LEFT_OUT: readonly string[] = ['.git', 'node_modules'];

/** Stands for the part of a path that has a value in it. */
const HIDDEN = '…';

/** One search of files and folders. */
export class TreeSearch {
  private readonly leaks: Leak[] = [];
  private readonly unreadable: Unreadable[] = [];
  private files = 0;

  constructor(
    private readonly searcher: TextSearcher,
    private readonly options: TreeSearchOptions,
  ) {}

  search(paths: readonly string[]): Omit<LeakReport, 'notJudged'> {
    for (const [path, text] of this.options.unwritten ?? []) this.read(this.show('', path), text);
    const entries = paths.flatMap((path) => this.given(path)).reverse();
    for (let entry = entries.pop(); entry; entry = entries.pop()) {
      const { shown } = entry;
      const below = this.try(shown, () => this.visit(entry as Entry)) ?? [];
      entries.push(...below.reverse());
      this.options.progress?.('files searched', this.files, this.files + entries.length);
    }
    const unreadable = this.unreadable.sort((a, b) => byCodeUnit(a.file, b.file));
    return { leaks: this.leaks, unreadable, files: this.files };
  }

  private given(path: string): readonly Entry[] {
    const bytes = Buffer.from(path);
    const shown = this.show(
      '',
      path
        .split(sep)
        .join('/')
        .replace(/(?<=.)\/+$/, ''),
    );
    const { followPaths = true } = this.options;
    const type = this.try(shown, () => (followPaths ? statSync(path) : lstatSync(path)));
    if (type?.isFile() || type?.isDirectory() || type?.isSymbolicLink()) return [{ path: bytes, shown, type }];
    if (type) this.unreadable.push({ file: shown, problem: 'is neither a file nor a folder' });
    return [];
  }

  /** Searches a file or link; returns what is in a folder. */
  private visit({ path, shown, type }: Entry): Entry[] {
    if (type.isDirectory()) return this.list(path, shown);
    if (type.isSymbolicLink()) this.read(shown, readlinkSync(path, { encoding: 'buffer' }));
    if (type.isFile()) {
      const descriptor = openSync(path, 'r');
      try {
        this.read(shown, fileSource(descriptor));
      } finally {
        closeSync(descriptor);
      }
    }
    return [];
  }

  private list(folder: Buffer, shown: string): Entry[] {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
      .filter((entry) => !LEFT_OUT.includes(entry.name.toString()))
      .map((entry) => ({
        path: Buffer.concat([folder, Buffer.from('/'), entry.name]),
        shown: this.show(shown, entry.name.toString()),
        type: entry,
      }));
  }

  private read(shown: string, text: Buffer | TextSource): void {
    this.leaks.push(...this.searcher.searchText(shown, text));
    this.files++;
  }

  /** The path below a folder as it may be printed; a value in it is a leak as well. */
  private show(folder: string, name: string): string {
    if (folder === HIDDEN || folder.endsWith(`/${HIDDEN}`)) return folder;
    const parent = folder === '' || folder === '.' ? '' : `${folder}/`;
    const path = parent + name;
    const leaks = this.searcher.searchText(path, Buffer.from(path));
    if (leaks.length === 0) return path;
    const file = parent + HIDDEN;
    this.leaks.push(...leaks.map(({ encoding, properties }) => ({ file, encoding, properties })));
    return file;
  }

  /** Node's own messages name the path, which may have a value in it. */
  private try<Result>(shown: string, action: () => Result): Result | undefined {
    try {
      return action();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      this.unreadable.push({ file: shown, problem: PROBLEMS[code] ?? `cannot be read (${code})` });
      return undefined;
    }
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

import { lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Where the writer works: the output folder and what stands beside it, on the same file system, while it works. */
export interface OutputFolder {
  /** The folder itself, absolute; what a symbolic link leads to, when the output folder is one. */
  readonly root: string;
  /** The tree in the making. */
  readonly next: string;
  /** The tree that was there before, from the swap until it is removed. */
  readonly previous: string;
  /** Held by the process that writes. */
  readonly lock: string;
}

/** Finds the folder behind `root`, which need not exist yet. Reads only. */
export function locateOutput(root: string): OutputFolder {
  const target = followLinks(resolve(root));
  const beside = (suffix: string) => join(dirname(target), `.${basename(target)}.${suffix}`);
  return { root: target, next: beside('next'), previous: beside('previous'), lock: beside('lock') };
}

/** What stands at a path, a link not followed, or undefined. */
export function tryStat(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A file stands where the path has a folder.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Not `realpath`: between the two renames of an interrupted swap the link's target is missing. */
function followLinks(path: string): string {
  if (!tryStat(path)?.isSymbolicLink()) return path;
  return followLinks(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}

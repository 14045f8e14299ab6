/**
 * All files of an output folder: path below the folder, with `/` between its parts, to the whole content.
 *
 * Every content carries the mark of `withMark`, by which the next run knows its own files.
 */
export type Tree = ReadonlyMap<string, string>;

/** What makes the files on disk the same as a {@link Tree}. Paths are sorted by code unit. */
export interface TreeChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files that an earlier run wrote and this one does not. */
  readonly removed: readonly string[];
  /** Number of files that are as they should be. */
  readonly unchanged: number;
}

/** Whether writing would do anything. */
export function isChange({ added, changed, removed }: TreeChange): boolean {
  return added.length + changed.length + removed.length > 0;
}

/** The folders above a path, the nearest first: `a/b`, then `a`, for `a/b/c.yaml`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Every folder that the tree needs. */
export function foldersOf(tree: Tree): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of tree.keys()) {
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}

import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { FileJudge } from './file-judge.ts';
import { type OutputFolder, tryStat } from './output-folder.ts';
import { foldersAbove } from './tree.ts';

/**
 * Brings the output folder to rest: after a swap, after an error, and after a process that was killed.
 *
 * A writer takes the steps in this order, and may end after each; what is there tells how far it came.
 *
 * | step                        | root | next | previous | settled by                                          |
 * | --------------------------- | ---- | ---- | -------- | --------------------------------------------------- |
 * | at rest                     | old  |      |          | nothing                                             |
 * | next is being built         | old  | part |          | removing next                                       |
 * | next is complete            | old  | new  |          | removing next                                       |
 * | root is renamed to previous |      | new  | old      | renaming previous to root, then removing next       |
 * | next is renamed to root     | new  |      | old      | saving late files, removing previous                |
 * | previous is being removed   | new  |      | part     | the same                                            |
 *
 * Where there was no root yet, its cells and those of previous are empty, and the same moves are right. If somebody
 * made a root by hand after a kill between the renames, it stays, and what is foreign in previous joins it.
 *
 * A late file is one that somebody put into the old tree after it was surveyed: it moves to the new one.
 */
export function settleOutput({ root, next, previous }: OutputFolder): void {
  if (!tryStat(root) && tryStat(previous)) renameSync(previous, root);
  rmSync(next, { recursive: true, force: true });
  if (tryStat(previous)) new Retirement(previous, root).retire('');
}

/** Removes the previous tree, except what only it holds of files that are not ours. */
class Retirement {
  private readonly judge = new FileJudge();

  constructor(
    private readonly previous: string,
    private readonly root: string,
  ) {}

  retire(folder: string): void {
    for (const entry of readdirSync(this.previous + folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) this.retire(path);
      else if (this.isLate(path)) this.save(path);
      else unlinkSync(this.previous + path);
    }
    rmdirSync(this.previous + folder);
  }

  /** Newer wins where both trees have a foreign file: one was replaced before the swap, or after a kill. */
  private isLate(path: string): boolean {
    const old = tryStat(this.previous + path);
    const current = tryStat(this.root + path);
    if (old === undefined || old.ino === current?.ino) return false;
    if (old.isFile() && this.isOurs(this.previous + path)) return false;
    if (current === undefined || (current.isFile() && this.isOurs(this.root + path))) return true;
    return old.mtimeMs > current.mtimeMs;
  }

  private isOurs(file: string): boolean {
    return this.judge.judge(file) === 'marked';
  }

  private save(path: string): void {
    for (const folder of foldersAbove(path).reverse()) {
      // Refuses to go through a link or a file of that name: EEXIST.
      if (!tryStat(this.root + folder)?.isDirectory()) mkdirSync(this.root + folder);
    }
    renameSync(this.previous + path, this.root + path);
  }
}

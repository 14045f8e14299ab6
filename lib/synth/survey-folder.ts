import { readdirSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';
import { type Finding, FindingsError } from '../core/finding.ts';
import { FileJudge } from './file-judge.ts';
import { tryStat } from './output-folder.ts';
import { foldersAbove, foldersOf, type Tree, type TreeChange } from './tree.ts';

/** What stands in a folder, compared with the tree that should. */
export interface Survey {
  readonly change: TreeChange;
  /** Paths of files that are as they should be. */
  readonly unchanged: readonly string[];
  /** What somebody else put there and keeps: files, links, and folders with nothing in them. */
  readonly foreign: readonly ForeignEntry[];
  /** Every folder, the surveyed one under the empty path. */
  readonly folders: ReadonlyMap<string, Stats>;
}

/** Something in the output folder that the writer does not own. */
export interface ForeignEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'folder';
}

/**
 * Reads a folder, each file at most once and only as far as needed. A folder that does not exist is empty.
 *
 * @param folder the folder to read.
 * @param name what findings call it.
 * @throws FindingsError `synth/foreign-file` with every file that is not ours and in the way of the tree.
 */
export function surveyFolder(folder: string, name: string, tree: Tree): Survey {
  const surveyor = new Surveyor(folder, tree);
  const stats = tryStat(folder);
  if (stats?.isDirectory()) surveyor.visit('', stats);
  else if (stats) throw new FindingsError([notAFolder(name)]);
  refuseForeign(name, surveyor.foreign, tree);
  return surveyor.survey();
}

class Surveyor {
  readonly foreign: ForeignEntry[] = [];
  private readonly changed: string[] = [];
  private readonly removed: string[] = [];
  private readonly unchanged: string[] = [];
  private readonly folders = new Map<string, Stats>();
  private readonly judge = new FileJudge();

  constructor(
    private readonly root: string,
    private readonly tree: Tree,
  ) {}

  visit(folder: string, stats: Stats): void {
    this.folders.set(folder, stats);
    const entries = readdirSync(`${this.root}/${folder}`, { withFileTypes: true });
    if (entries.length === 0 && folder !== '') this.foreign.push({ path: folder, kind: 'folder' });
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) this.sort(path);
      else if (entry.isDirectory()) this.visit(path, tryStat(`${this.root}/${path}`) as Stats);
      else this.foreign.push({ path, kind: entry.isSymbolicLink() ? 'link' : 'file' });
    }
  }

  survey(): Survey {
    const present = new Set([...this.changed, ...this.unchanged]);
    const added = [...this.tree.keys()].filter((path) => !present.has(path)).sort(byCodeUnit);
    const [changed, removed] = [this.changed.sort(byCodeUnit), this.removed.sort(byCodeUnit)];
    const { unchanged, foreign, folders } = this;
    return { change: { added, changed, removed, unchanged: unchanged.length }, unchanged, foreign, folders };
  }

  private sort(path: string): void {
    const wanted = this.tree.get(path);
    const judgement = this.judge.judge(`${this.root}/${path}`, wanted);
    if (judgement === 'same') this.unchanged.push(path);
    else if (judgement === 'foreign') this.foreign.push({ path, kind: 'file' });
    else (wanted === undefined ? this.removed : this.changed).push(path);
  }
}

function refuseForeign(name: string, foreign: readonly ForeignEntry[], tree: Tree): void {
  const folders = foldersOf(tree);
  const isInTheWay = (path: string) =>
    tree.has(path) || folders.has(path) || foldersAbove(path).some((f) => tree.has(f));
  const refused = foreign.filter(({ path, kind }) => kind !== 'folder' && isInTheWay(path));
  if (refused.length > 0) throw new FindingsError(refused.map(({ path }) => foreignFile(`${name}/${path}`)));
}

function foreignFile(path: string): Finding {
  return {
    code: 'synth/foreign-file',
    severity: 'error',
    path,
    problem: `"${path}" was not generated: its first line does not say so.`,
    cause: 'The program makes a file of that name, and writing it would destroy this one. Nothing was written.',
    mend: 'Move the file elsewhere. If it is an old output, or one that a merge has damaged, delete it.',
  };
}

function notAFolder(name: string): Finding {
  return {
    code: 'synth/output-not-folder',
    severity: 'error',
    path: basename(name),
    problem: `"${name}" is not a folder.`,
    cause: 'The output is a folder of files. Nothing was written.',
    mend: 'Name another output folder, or move what stands there.',
  };
}

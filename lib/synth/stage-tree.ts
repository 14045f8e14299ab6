import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { isWithoutLinks } from './link-support.ts';
import type { OutputFolder } from './output-folder.ts';
import type { Survey } from './survey-folder.ts';
import { foldersAbove, type Tree } from './tree.ts';

/** Builds the complete next tree beside the output folder: new content written, everything else linked. */
export function stageTree({ root, next }: OutputFolder, tree: Tree, survey: Survey): void {
  const folders = new StagedFolders(next);
  for (const path of [...survey.change.added, ...survey.change.changed]) {
    folders.makeAbove(path);
    // "wx", because a file system without case may show a foreign file, linked already, under this name.
    writeFileSync(`${next}/${path}`, tree.get(path) as string, { encoding: 'utf8', flag: 'wx' });
  }
  for (const path of survey.unchanged) {
    folders.makeAbove(path);
    linkOrCopy(`${root}/${path}`, `${next}/${path}`);
  }
  for (const { path, kind } of survey.foreign) {
    if (kind === 'folder' && [path, ...foldersAbove(path)].some((taken) => tree.has(taken))) continue;
    folders.makeAbove(path);
    if (kind === 'folder') folders.make(path);
    else if (kind === 'link') copyLink(`${root}/${path}`, `${next}/${path}`);
    else linkOrCopy(`${root}/${path}`, `${next}/${path}`);
  }
  folders.takeModes(survey);
}

/** The folders of the next tree, made as they are needed. */
class StagedFolders {
  private readonly made = new Set<string>();

  constructor(private readonly next: string) {
    this.make('');
  }

  makeAbove(path: string): void {
    const end = path.lastIndexOf('/');
    if (end > 0) this.make(path.slice(0, end));
  }

  make(folder: string): void {
    if (this.made.has(folder)) return;
    this.makeAbove(folder);
    mkdirSync(`${this.next}/${folder}`);
    this.made.add(folder);
  }

  /** Last, because a folder may be closed to writing. */
  takeModes({ folders }: Survey): void {
    for (const folder of this.made) {
      const stats = folders.get(folder);
      if (stats) chmodSync(`${this.next}/${folder}`, stats.mode & 0o7777);
    }
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    const { atimeMs, mtimeMs } = lstatSync(source);
    copyFileSync(source, target, constants.COPYFILE_EXCL);
    utimesSync(target, atimeMs / 1000, mtimeMs / 1000);
  }
}

/** A link is made anew: whether a hard link to it follows it differs between Linux and macOS. */
function copyLink(source: string, target: string): void {
  const { atimeMs, mtimeMs } = lstatSync(source);
  symlinkSync(readlinkSync(source), target);
  lutimesSync(target, atimeMs / 1000, mtimeMs / 1000);
}

import { mkdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { FindingsError } from '../core/finding.ts';
import { checkTree } from './check-tree.ts';
import { locateOutput, type OutputFolder, tryStat } from './output-folder.ts';
import { settleOutput } from './settle-output.ts';
import { stageTree } from './stage-tree.ts';
import { type Survey, surveyFolder } from './survey-folder.ts';
import { isChange, type Tree, type TreeChange } from './tree.ts';
import { whileLocked } from './writer-lock.ts';

/**
 * Makes the output folder hold the tree: writes what is new or differs, removes files of earlier runs, and leaves
 * everything that it does not own as it is.
 *
 * A process killed at any moment leaves the old tree or the new one, never a mix, and the next call cleans up. Nothing
 * is forced to the disk (fsync): a power cut may leave empty files behind, which Git brings back.
 *
 * Files that did not change keep inode and time of change; where nothing changed, nothing in the folder is touched.
 * Otherwise the folder itself is a new one, so that a process that stands in it has to enter it again.
 *
 * @param root the output folder; made, with the folders above it, when it does not exist. A symbolic link is followed.
 * @throws FindingsError `synth/foreign-file`, `synth/locked`, `synth/output-is-mount`, or for the paths of the tree.
 */
export function writeTree(root: string, tree: Tree): TreeChange {
  checkTree(tree);
  const output = locateOutput(root);
  mkdirSync(dirname(output.root), { recursive: true });
  return whileLocked(output.lock, basename(root), () => {
    settleOutput(output);
    const survey = surveyFolder(output.root, basename(root), tree);
    if (isChange(survey.change)) replace(output, basename(root), tree, survey);
    return survey.change;
  });
}

function replace(output: OutputFolder, name: string, tree: Tree, survey: Survey): void {
  refuseMounts(output, name, survey);
  try {
    stageTree(output, tree, survey);
    if (survey.folders.size > 0) moveAside(output, name);
    renameSync(output.next, output.root);
  } finally {
    settleOutput(output);
  }
}

/** A mounted folder cannot be renamed; one inside would move along, and be emptied as part of the previous tree. */
function refuseMounts({ root }: OutputFolder, name: string, { folders }: Survey): void {
  const device = tryStat(dirname(root))?.dev;
  for (const [path, { dev }] of folders) {
    if (dev !== device) throw isMount(path === '' ? name : `${name}/${path}`);
  }
}

function moveAside({ root, previous }: OutputFolder, name: string): void {
  try {
    renameSync(root, previous);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EBUSY' || code === 'EXDEV' ? isMount(name, error) : error;
  }
}

function isMount(path: string, cause?: unknown): FindingsError {
  const error = new FindingsError([
    {
      code: 'synth/output-is-mount',
      severity: 'error',
      path,
      problem: `"${path}" is a mount point, or part of a container image.`,
      cause: 'The output is replaced by renaming its folder, which the system refuses here. Nothing was written.',
      mend: 'Mount the folder above instead, for instance the whole repository.',
    },
  ]);
  error.cause = cause;
  return error;
}

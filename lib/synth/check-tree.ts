import { type Finding, FindingsError } from '../core/finding.ts';
import { isMarked } from './generated-mark.ts';
import { foldersOf, type Tree } from './tree.ts';

/**
 * Refuses a tree that some file system would not hold as it is.
 *
 * @throws FindingsError with everything that is wrong with its paths.
 * @throws Error when a content has no mark: the next run would take the file for somebody else's.
 */
export function checkTree(tree: Tree): void {
  const folders = foldersOf(tree);
  const paths = [...tree.keys()];
  const findings = [...badPaths(paths), ...filesThatAreFolders(paths, folders), ...sameButForCase(paths, folders)];
  if (findings.length > 0) throw new FindingsError(findings);

  for (const [path, content] of tree) {
    if (!isMarked(content)) throw new Error(`"${path}" has no mark; make its content with withMark`);
  }
}

function badPaths(paths: readonly string[]): Finding[] {
  return paths
    .filter((path) => /(?:^|\/)(?:\.{0,2}|[^/]*[\\\0][^/]*)(?:\/|$)|^[A-Za-z]:/.test(path))
    .map((path) => ({
      code: 'synth/file-path',
      severity: 'error',
      path,
      problem: `${JSON.stringify(path)} is no path below the output folder.`,
      cause:
        'A path is made of names with "/" between them; with "..", "\\" or a drive it could lead out of the folder.',
      mend: 'Name the file by a relative path, for instance "prod/checkout/deployment.yaml".',
    }));
}

function filesThatAreFolders(paths: readonly string[], folders: ReadonlySet<string>): Finding[] {
  return paths
    .filter((path) => folders.has(path))
    .map((path) => ({
      code: 'synth/file-is-folder',
      severity: 'error',
      path,
      problem: `"${path}" is to be a file, and other files are to be in a folder of that name.`,
      cause: 'One name cannot be both.',
      mend: 'Rename one of them.',
    }));
}

/** Two folders that differ only by case are as bad as two files: their files would end up together. */
function sameButForCase(paths: readonly string[], folders: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  const all = [...folders, ...paths];
  if (all.every((path) => path.toLowerCase() === path)) return findings;
  const seen = new Map<string, string>();
  for (const path of all) {
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else if (other !== path) {
      findings.push({
        code: 'synth/file-name-case',
        severity: 'error',
        path,
        problem: `"${path}" and "${other}" differ only by case.`,
        cause: 'The file systems of macOS and Windows take them for one, so one would overwrite the other.',
        mend: 'Give one of them another name.',
      });
    }
  }
  return findings;
}

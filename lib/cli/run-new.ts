import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';
import { type PackageJson, packageJson } from '../new/package-json.ts';
import { templateFiles } from '../new/template-files.ts';
import { CommandError } from './command-error.ts';
import type { OwnPackage } from './own-package.ts';
import { replaceFile } from './replace-file.ts';

/** What a new repository became. */
export interface NewRepository {
  /** Absolute. */
  readonly folder: string;
  /** Paths in the folder that were written; none where something is in the way. */
  readonly written: readonly string[];
  /** Paths in the folder that would have been overwritten. */
  readonly inTheWay: readonly string[];
}

const PACKAGE_JSON = 'package.json';

/**
 * Writes the files of a new repository, all or none.
 *
 * @throws CommandError when package.json is none, or a file cannot be written.
 */
export function writeRepository(path: string, ownPackage: OwnPackage): NewRepository {
  const folder = resolve(path);
  const files = templateFiles(join(ownPackage.root, 'templates/new'));
  const inTheWay = [...files.keys()].filter((file) => existsSync(join(folder, file)));
  if (inTheWay.length > 0) return { folder, written: [], inTheWay };
  const manifest = packageJson(readPackageJson(folder), basename(folder), ownPackage);
  writeAll(folder, files, () => replaceFile(join(folder, PACKAGE_JSON), `${JSON.stringify(manifest, undefined, 2)}\n`));
  return { folder, written: [...files.keys(), PACKAGE_JSON].sort(byCodeUnit), inTheWay };
}

/**
 * Runs `npm install` in a folder; what it prints goes to standard error.
 *
 * @throws CommandError when it fails.
 */
export function installPackages(folder: string): void {
  // Whoever runs this through npx has npm's settings for another folder in the environment.
  const { status } = spawnSync('npm', ['install', '--prefix', '.', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    // On Windows npm is a script.
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new CommandError('The files are written, but "npm install" failed. Run it again.');
}

function readPackageJson(folder: string): PackageJson | undefined {
  const path = join(folder, PACKAGE_JSON);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** The last step goes with the files: what was made is taken away again when it fails. */
function writeAll(folder: string, files: ReadonlyMap<string, string>, lastStep: () => void): void {
  const made: string[] = [];
  try {
    for (const [file, text] of files) {
      const path = join(folder, file);
      const first = mkdirSync(dirname(path), { recursive: true });
      if (first !== undefined) made.push(first);
      writeFileSync(path, text, { flag: 'wx' });
      made.push(path);
    }
    lastStep();
  } catch (error) {
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    if (error instanceof CommandError) throw error;
    throw new CommandError(`Nothing was written: ${(error as Error).message}`, { cause: error });
  }
}

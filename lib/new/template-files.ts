import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../core/compare.ts';

/**
 * The files of a template, by their paths in a new repository.
 *
 * A name that begins with `dot-` gets a dot: npm leaves a `.gitignore` out of a package.
 */
export function templateFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [toTarget(path), readFileSync(join(folder, path), 'utf8')] as const);
  return new Map(files.sort(([a], [b]) => byCodeUnit(a, b)));
}

function toTarget(path: string): string {
  return path.replaceAll('\\', '/').replaceAll(/(?<=^|\/)dot-/g, '.');
}

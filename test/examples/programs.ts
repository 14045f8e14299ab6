import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fleet, Rendering } from '../../lib';

/** The folder of the programs. */
export const FOLDER = join(__dirname, '../../examples');

/** The programs of `examples/` by name, sorted. */
export const PROGRAMS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

/** What a program means. */
export function render(name: string): Rendering {
  const program: { readonly default: Fleet } = require(join(FOLDER, name));
  return program.default.render();
}

/** What a program says about itself in its first comment, as one line. */
export function summaryOf(name: string): string {
  const [, text = ''] = /^\/\*\*(.*?)\*\//s.exec(readFileSync(join(FOLDER, `${name}.ts`), 'utf8')) ?? [];
  return text.replaceAll(/\s+(\* )?/g, ' ').trim();
}

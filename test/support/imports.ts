import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(__dirname, '../..');

/** One import of a source file. Paths are relative to the repository, with `/`. */
export interface Import {
  readonly file: string;
  /** As it is written. */
  readonly specifier: string;
  /** The file it leads to; undefined for a package. */
  readonly target?: string;
  /** Whether it vanishes when types are stripped. */
  readonly typeOnly: boolean;
}

/** The TypeScript files at or below these paths, in order. */
export function sourcesIn(...paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    if (!existsSync(join(ROOT, path))) return [];
    if (!statSync(join(ROOT, path)).isDirectory()) return [path];
    const names = readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' }).sort();
    return names.filter((name) => name.endsWith('.ts')).map((name) => posix.join(path, name.replaceAll('\\', '/')));
  });
}

/** Text of a source file. */
export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Everything that a file imports or exports again. */
export function importsOf(file: string): readonly Import[] {
  const source = read(file);
  return [
    ...[...source.matchAll(STATEMENT)].map(([, clause = '', specifier = '']) => ({
      specifier,
      typeOnly: isTypeOnly(clause),
    })),
    ...[...source.matchAll(CALL)].map(([, specifier = '']) => ({ specifier, typeOnly: false })),
  ].map((found) => ({ file, ...found, target: targetOf(file, found.specifier) }));
}

/** `import … from 'x'`, `export … from 'x'` and `import 'x'`; a statement begins its line and may span several. */
const STATEMENT = /^(?:import|export)\s+(?:([\w$*{},\s]+?)\s+from\s+)?'([^']+)'/gm;

/** `import('x')` and `require('x')`. */
const CALL = /\b(?:import|require)\('([^']+)'\)/g;

/** `type …` as a whole, or braces in which every name has its own `type`. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names?.every((name) => /^\s*type\s/.test(name)) ?? false;
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(file), specifier);
  const candidates = [path, `${path}.ts`, `${path}/index.ts`];
  return candidates.find((one) => one.endsWith('.ts') && existsSync(join(ROOT, one))) ?? path;
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { App } from 'cdk8s';
import { Fleet } from '../lib';
import { read, sourcesIn } from './support/imports';

const ROOT = join(__dirname, '..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'esc/README.md', ...pagesIn('docs')];
const PROGRAMS = PAGES.flatMap(programsOf);

let folder: string;

beforeAll(() => {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'coverage', 'docs-'));
  writeFileSync(join(folder, 'lib.ts'), "export * from '../../lib';\n");
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }));
  PROGRAMS.forEach(({ code }, index) => {
    writeFileSync(join(folder, fileOf(index)), code);
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every program in the docs compiles', () => {
  const report = compile(folder);

  expect(report).toBe('');
});

test.each(PROGRAMS.map((program, index) => ({ ...program, index })))(
  'the program at $place does what the page says',
  ({ index, error }) => {
    const app: App = require(join(folder, fileOf(index))).default;

    const errors = app instanceof Fleet ? errorsOf(app) : void app.synthYaml();

    expect(errors ?? []).toEqual(error === undefined ? [] : [error]);
  },
);

test('every relative link leads to a file and a heading', () => {
  const broken = PAGES.flatMap((page) => linksOf(page).filter((link) => !leadsSomewhere(page, link)));

  expect(broken).toEqual([]);
});

test('docs/findings.md explains every code that a construct or a command can print, and no other', () => {
  const explained = namesIn(read('docs/findings.md'), /^### `(.+)`$/gm);

  expect(explained).toEqual([...codesOfLib()].sort());
});

/** The blocks that a reader can paste into main.ts: those that begin with an import. */
function programsOf(page: string): { place: string; code: string; error?: string }[] {
  const text = read(page);
  return [...text.matchAll(/^ *```ts(.*)\n *(import [\s\S]*?)^ *```$/gm)].map(({ 1: info, 2: code = '', index }) => ({
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    code,
    error: /error=(\S+)/.exec(info ?? '')?.[1],
  }));
}

function fileOf(index: number): string {
  return `program-${index}.ts`;
}

/** What the compiler says; empty when it is content. */
function compile(project: string): string {
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', project], { encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function errorsOf(fleet: Fleet): string[] {
  const errors = fleet.render().findings.filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(({ code }) => code))];
}

function linksOf(page: string): string[] {
  return namesIn(read(page), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', fragment] = link.split('#');
  const target = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
  if (!existsSync(join(ROOT, target))) return false;
  return fragment === undefined || headingsOf(target).includes(fragment);
}

/** The ids that GitHub gives to headings. */
function headingsOf(page: string): string[] {
  return namesIn(read(page), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Codes that are written out, and those that are made of an add-on's name. */
function codesOfLib(): ReadonlySet<string> {
  const sources = sourcesIn('lib')
    .filter((file) => !file.startsWith('lib/rules/'))
    .map(read);
  const addOns = sources.flatMap((source) => namesIn(source, /^const ADD_ON = '([a-z-]+)'/gm));
  return new Set([
    ...sources.flatMap((source) => namesIn(source, /\bcode: (?:[^'\n]*\? )?'([a-z-]+\/[a-z-]+)'/g)),
    ...sources.flatMap((source) => namesIn(source, /\bcode: [^'\n]*\? '[^']*' : '([a-z-]+\/[a-z-]+)'/g)),
    ...sources.flatMap((source) => {
      const [addOn] = namesIn(source, /^const ADD_ON = '([a-z-]+)'/gm);
      const own = [...namesIn(source, /`\$\{ADD_ON\}\/([a-z-]+)`/g), ...namesIn(source, /\berror\(\s*'([a-z-]+)'/g)];
      const shared = namesIn(source, /`\$\{addOn\}\/([a-z-]+)`/g);
      return [
        ...own.map((what) => `${addOn}/${what}`),
        ...addOns.flatMap((one) => shared.map((what) => `${one}/${what}`)),
      ];
    }),
  ]);
}

/** What the pattern's first group matches, each time. */
function namesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name);
}

function pagesIn(folder: string): string[] {
  const names = (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).sort();
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

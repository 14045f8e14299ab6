import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/command';
import { read } from '../support/imports';

/** Pages whose fragments go on from the program of a new repository. */
const PAGES = ['docs/recipes.md', 'templates/new/README.md'];

let folder: string;

beforeAll(() => {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'coverage', 'fragments-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what a page says to add to the program of a new repository compiles there', () => {
  const program = read('templates/new/main.ts');
  const fragments = PAGES.flatMap(fragmentsOf);
  fragments.forEach((fragment, index) => {
    writeFileSync(join(folder, `fragment-${index}.ts`), `${program}\n{\n${fragment}}\n`);
  });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['*.ts'] }));

  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' });

  expect(fragments).toHaveLength(PAGES.length);
  expect(stdout).toBe('');
});

/** Blocks that do not begin with an import: one that does is a program, which test/docs.test.ts runs. */
function fragmentsOf(page: string): readonly string[] {
  return [...read(page).matchAll(/^ *```ts\n(?! *import )(.*?)^ *```$/gms)].map(([, fragment = '']) => fragment);
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import broken from '../../examples/broken/main';
import { formatFinding } from '../../lib/core/finding';
import { checkCluster, RULES } from '../../lib/rules/catalogue';
import { clusterSubject } from '../support/cluster-subject';

const { findings } = broken.render();

/** The folders of rules; others hold what several rules ask. */
const AREAS = new Set(RULES.map(({ code }) => code.slice(0, code.indexOf('/'))));

test('every rule has its file, its test and its page, and each of them its rule', () => {
  const codes = RULES.map(({ code }) => code).sort();

  expect({
    files: codesIn('lib/rules', '.ts'),
    tests: codesIn('test/rules', '.test.ts'),
    pages: codesIn('docs/rules', '.md'),
  }).toEqual({ files: codes, tests: codes, pages: codes });
});

test('the rules stand in the order of their codes', () => {
  const codes = RULES.map(({ code }) => code);

  expect(codes).toEqual([...codes].sort());
});

test('examples/broken breaks every rule', () => {
  const found = new Set(findings.map(({ code }) => code));

  expect(RULES.map(({ code }) => code).filter((code) => !found.has(code))).toEqual([]);
});

test('no finding holds a value', () => {
  const text = findings.map(formatFinding).join('\n');

  expect(text).not.toMatch(/made-up|bWFkZS11c/);
});

test('a cluster without objects has no findings', () => {
  expect(checkCluster(clusterSubject([]))).toEqual([]);
});

/** Paths below a folder without their ending: what lies in a folder of an area. */
function codesIn(folder: string, ending: string): readonly string[] {
  const root = join(__dirname, '../..', folder);
  return readdirSync(root, { withFileTypes: true })
    .filter((area) => area.isDirectory() && AREAS.has(area.name))
    .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

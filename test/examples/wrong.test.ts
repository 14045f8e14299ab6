/**
 * Every program of `examples/wrong/` prints the text that stands beside it.
 *
 * After a change of wording: `UPDATE_EXPECTED=1 npx jest test/examples`, then read the difference as the person would who
 * made the mistake.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pc from 'picocolors';
import type { Fleet, Rendering } from '../../lib';
import { renderFindings } from '../../lib/cli/print-findings';

const FOLDER = join(__dirname, '../../examples/wrong');
const PROGRAMS = namesOf('.ts');

test.each(PROGRAMS)('%s says what is wrong, why and the mend', (name) => {
  const text = renderFindings(render(name).findings, pc.createColors(false)).trimEnd();

  if (process.env.UPDATE_EXPECTED) writeFileSync(textFile(name), `${text}\n`);
  expect(`${text}\n`).toBe(existsSync(textFile(name)) ? readFileSync(textFile(name), 'utf8') : `no ${name}.txt`);
});

test('no text has lost its program', () => {
  expect(namesOf('.txt')).toEqual(PROGRAMS);
});

test('the index names every program', () => {
  const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');

  expect([...index.matchAll(/\((\S+)\.ts\)/g)].map(([, name]) => name)).toEqual(PROGRAMS);
});

test.each(PROGRAMS.filter((name) => name !== 'several-mistakes'))('%s makes one mistake', (name) => {
  expect(render(name).findings).toHaveLength(1);
});

test('five mistakes are told at once', () => {
  const errors = render('several-mistakes').findings.filter(({ severity }) => severity === 'error');

  expect(new Set(errors.map(({ code }) => code)).size).toBe(5);
});

test('a warning leaves files to write', () => {
  const { findings, tree } = render('unpinned-image');

  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  expect(tree.has('staging/checkout/deployment-checkout.yaml')).toBe(true);
});

test.each(['secret-data-in-the-output', 'repository-with-a-password'])('%s does not repeat the value', (name) => {
  const { findings } = render(name);

  expect(JSON.stringify(findings)).not.toContain('correct-horse');
});

function render(name: string): Rendering {
  const program = require(join(FOLDER, name)) as { readonly default: Fleet };
  return program.default.render();
}

function namesOf(extension: string): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

function textFile(name: string): string {
  return join(FOLDER, `${name}.txt`);
}

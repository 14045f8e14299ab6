import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { visible } from '../../../lib/report/visible-text';
import { commandLine, shellWord } from '../../../lib/report/who/shell';

test('a shell reads words as they are, however the line is broken', () => {
  const word = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => visible(text) === text);
  const lists = fc.sample(fc.array(word, { minLength: 1, maxLength: 8 }), { numRuns: 50, seed: 1 });

  for (const words of lists) {
    const printed = execFileSync('bash', ['-c', commandLine(['printf', '%s\\n', ...words]) ?? ''], {
      encoding: 'utf8',
    });
    expect(printed).toBe(words.map((text) => `${text}\n`).join(''));
  }
});

test('a word that no terminal shows as it is, is none to paste', () => {
  expect(shellWord('a\u001b[2Jb')).toBeUndefined();
  expect(commandLine(['echo', '\u202e'])).toBeUndefined();
});

test('an option keeps its value in its line', () => {
  const line = commandLine(['kubectl', '--context', 'c'.repeat(70), '--namespace', 'shop']);

  expect(line).toBe(`kubectl \\\n  --context ${'c'.repeat(70)} \\\n  --namespace shop`);
});

import pc from 'picocolors';
import broken from '../../examples/broken/main';
import { renderFindings, wrappedLine } from '../../lib/cli/print-findings';
import { finding } from '../support/finding';

const COLORS = pc.createColors(false);

test('on a terminal, what is wrong with examples/broken fits 80 columns, but for words that are longer', () => {
  const lines = renderFindings(broken.render().findings, COLORS, wrappedLine).split('\n');

  expect(lines.filter((line) => line.length > 80 && line.trim().includes(' ') && !isHead(line))).toEqual([]);
});

test('an item of a list goes on below its text', () => {
  const item = `  - ${'word '.repeat(20).trim()}`;

  expect(wrappedLine(item).split('\n')).toEqual([
    `  - ${'word '.repeat(15).trim()}`,
    `    ${'word '.repeat(5).trim()}`,
  ]);
});

test('where a program reads, each sentence keeps its line', () => {
  const problem = 'word '.repeat(40).trim();

  expect(renderFindings([finding({ problem })], COLORS)).toContain(`\n  ${problem}\n`);
});

/** Code and path, which one copies. */
function isHead(line: string): boolean {
  return /^(error|warning|note) {2}/.test(line);
}

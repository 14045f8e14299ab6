import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escrow, ROOT } from './command';

const SHOWN = ['README.md', 'docs/explain-and-who.md'].flatMap(shownIn);

test.each(SHOWN)('$page shows what  $command  prints', ({ command, output }) => {
  const { stdout } = escrow(ROOT, ...command.split(' '));

  expect(output).toBe(stdout);
});

test('explain and who are shown', () => {
  expect(new Set(SHOWN.map(({ command }) => command.split(' ')[0]))).toEqual(new Set(['explain', 'who']));
});

interface ShownCommand {
  readonly page: string;
  /** Words behind `cdk8s-escrow`. */
  readonly command: string;
  readonly output: string;
}

/** Blocks that begin with a prompt and one of these commands, up to the fence. */
function shownIn(page: string): readonly ShownCommand[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```text\n\$ npx cdk8s-escrow ((?:explain|who) .*)\n([\s\S]*?)^```$/gm)].map(
    ([, command = '', output = '']) => ({ page, command, output }),
  );
}

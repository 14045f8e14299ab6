import { CANARIES } from '../support/canaries';
import { healthy, serve } from './canary-answers';
import { canaryRun, folderFor, outputOf, seenIn } from './canary-run';

const VALUE = String(CANARIES[0]?.value);

/** Commands with paths that are refused, and what is told of them. */
const REFUSED: readonly (readonly [readonly string[], string])[] = [
  [['leaks', VALUE], 'It is not there.'],
  [['leaks', `dist/${VALUE}/a.yaml`, '--json'], 'is not there'],
  [['import', '--lock', '.'], 'EISDIR'],
  [['import', '--out', 'main.ts', '--json'], 'ENOTDIR'],
  [['check', '--sarif', 'main.ts/check.sarif'], 'cannot be written'],
  [['check', '--cluster', 'none', '--json'], 'There is no cluster'],
  [['esc', 'diff', 'acme/canary/other'], 'declares no acme/canary/other'],
];

test('no command shows a secret where a path is refused, even one that has a secret in it', async () => {
  const { origin } = await serve(healthy('healthy'));

  const runs = await Promise.all(REFUSED.map(([args]) => canaryRun(args, { folder: folderFor(['healthy']), origin })));

  expect(runs.filter((run, index) => !outputOf(run).includes(String(REFUSED[index]?.[1])))).toEqual([]);
  expect(seenIn(runs.map((run) => ({ ...run, command: run.command.replace(VALUE, '…') })))).toEqual([]);
});

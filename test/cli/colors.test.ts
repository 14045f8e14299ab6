import { renderFindings } from '../../lib/cli/print-findings';
import { colorsFor } from '../../lib/cli/screen';
import { finding } from '../support/finding';
import { escrow, folderWith, PROGRAM, WRONG_PROGRAM } from './command';

const ESCAPE = '\u001b[';

const environment = { ...process.env };

beforeEach(() => {
  process.env = { TERM: 'xterm' };
});

afterEach(() => {
  process.env = environment;
});

test('the command prints no colour into a pipe', () => {
  process.env = environment;
  const folder = folderWith({ 'main.ts': PROGRAM, 'wrong.ts': WRONG_PROGRAM });

  const outcomes = [escrow(folder, 'synth'), escrow(folder, 'synth', 'wrong.ts')];

  expect(outcomes.map(({ code }) => code)).toEqual([0, 1]);
  expect(JSON.stringify(outcomes)).not.toContain(JSON.stringify(ESCAPE).slice(1, -1));
});

test('on a terminal an error is red', () => {
  expect(errorOn({ isTTY: true })).toContain(`${ESCAPE}31merror`);
});

// Node leaves `isTTY` out on a stream that is no terminal; picocolors turns its colours on where it finds CI.
test.each([{}, { CI: 'true' }, { FORCE_COLOR: '1' }])(
  'without a terminal an error has no colour, given %j',
  (variables) => {
    Object.assign(process.env, variables);

    expect(errorOn({} as NodeJS.WriteStream)).not.toContain(ESCAPE);
  },
);

test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('%j takes the colour from a terminal', (variables) => {
  Object.assign(process.env, variables);

  expect(errorOn({ isTTY: true })).not.toContain(ESCAPE);
});

function errorOn(stream: Pick<NodeJS.WriteStream, 'isTTY'>): string {
  return renderFindings([finding()], colorsFor(stream));
}

import { existsSync } from 'node:fs';
import { BIN, escrow, folderWith, type Outcome, PROGRAM, run, WRONG_PROGRAM } from './command';

const ESCAPE = '\u001b[';

/** Gives a command a terminal; only util-linux has the option that hands on the exit code. */
const SCRIPT = '/usr/bin/script';
const onTerminal = existsSync(SCRIPT) && process.platform === 'linux' ? test : test.skip;

test('without a terminal there is no colour', () => {
  const folder = folderWith({ 'main.ts': PROGRAM, 'wrong.ts': WRONG_PROGRAM });

  const outcomes = [escrow(folder, 'synth'), escrow(folder, 'synth', 'wrong.ts')];

  expect(outcomes.map(({ code }) => code)).toEqual([0, 1]);
  expect(JSON.stringify(outcomes)).not.toContain(JSON.stringify(ESCAPE).slice(1, -1));
});

onTerminal('on a terminal a finding has colour', () => {
  const { code, stdout } = synthOnTerminal({});

  expect(code).toBe(1);
  expect(stdout).toContain(`${ESCAPE}31merror`);
});

onTerminal('NO_COLOR is respected on a terminal', () => {
  const { code, stdout } = synthOnTerminal({ NO_COLOR: '1' });

  expect(code).toBe(1);
  expect(stdout).toContain('error  fleet/kubernetes-version');
  expect(stdout).not.toMatch(new RegExp(`${ESCAPE.replace('[', '\\[')}\\d+m`));
});

function synthOnTerminal(env: Readonly<Record<string, string>>): Outcome {
  const cwd = folderWith({ 'main.ts': WRONG_PROGRAM });
  const command = `"${process.execPath}" "${BIN}" synth`;
  return run(SCRIPT, ['-qec', command, '/dev/null'], { cwd, env: { TERM: 'xterm', ...env } });
}

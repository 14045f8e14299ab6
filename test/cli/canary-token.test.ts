import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkCommand } from '../../lib/cli/check';
import { escCommand } from '../../lib/cli/esc';
import { importCommand } from '../../lib/cli/import';
import { leaksCommand } from '../../lib/cli/leaks';
import * as ownPackage from '../../package.json';
import { TOKEN } from '../esc/stand-in';
import { always, healthy, serve } from './canary-answers';
import { COMMANDS, canaryRun, folderFor, outputOf, seenIn } from './canary-run';
import { folderWith } from './command';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** Writes down how it was started, and is no Git. */
const FAKE_GIT = '#!/bin/sh\nprintf "%s\\n" "$0" "$@" >> git-arguments\nenv >> git-variables\nexit 1\n';

test('no option takes a token or a value', () => {
  const commands = [checkCommand(ownPackage), importCommand(), leaksCommand(), ...escCommand().commands];

  const taking = commands.flatMap(({ options }) => options).filter(({ optional, required }) => optional || required);

  expect(taking.map(({ long }) => long).filter((name) => /token|secret|password|value/.test(name ?? ''))).toEqual([]);
});

onLinux('no argument of a command has the token while it works', async () => {
  const { asked, origin } = await serve(always('silent', 'silence'));
  const lines: string[] = [];

  await Promise.all(
    COMMANDS.map((command) =>
      canaryRun(command, {
        folder: folderFor(['silent']),
        origin,
        disturb: async ({ child }) => {
          while (asked.length < COMMANDS.length) await sleep(20);
          lines.push(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
          child.kill();
        },
      }),
    ),
  );

  expect(lines).toHaveLength(COMMANDS.length);
  expect(lines.join()).not.toContain(TOKEN);
});

onLinux('Git is told neither the token nor a secret', async () => {
  const { origin } = await serve(healthy('healthy'));
  const folders = [folderFor(['healthy']), folderFor(['healthy'])];
  for (const folder of folders) {
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/git'), FAKE_GIT, { mode: 0o755 });
  }

  const runs = await Promise.all(
    folders.map((folder, index) => {
      const variables = { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      return canaryRun([['leaks'], ['check']][index] ?? [], { folder, origin, variables });
    }),
  );

  for (const { texts } of runs) expect([...texts.keys()]).toEqual(expect.arrayContaining(['git-arguments']));
  expect(seenIn(runs)).toEqual([]);
});

onLinux('every command warns about a file of tokens that others may read', async () => {
  const { origin } = await serve(healthy('healthy'));
  const accounts = { [origin]: { accessToken: TOKEN } };
  const home = folderWith({ 'credentials.json': JSON.stringify({ current: origin, accounts }) });
  chmodSync(join(home, 'credentials.json'), 0o644);
  const variables = { PULUMI_ACCESS_TOKEN: '', PULUMI_HOME: home };

  const runs = await Promise.all(
    COMMANDS.map((command, index) => {
      const form = index % 2 === 0 ? [] : ['--json'];
      return canaryRun([...command, ...form], { folder: folderFor(['healthy']), origin, variables });
    }),
  );

  expect(runs.filter((run) => !outputOf(run).includes('chmod 600'))).toEqual([]);
  expect(seenIn(runs)).toEqual([]);
});

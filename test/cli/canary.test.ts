import { EscLocal } from '../../lib/esc-local/esc-local';
import { type Reply, TOKEN } from '../esc/stand-in';
import { canaryDefinition } from '../support/canaries';
import { always, ECHO, refuses, serve } from './canary-answers';
import { COMMANDS, canaryRun, folderFor, outputOf, type Run, seenIn } from './canary-run';

/** Environments of which each fails in its own way, and what every command tells of it. */
const MISHAPS: readonly (readonly [string, Reply, told?: string])[] = [
  ['forbidden', refuses(403), '(HTTP status 403)'],
  ['missing', refuses(404), '(HTTP status 404)'],
  ['refused', refuses(400), '(HTTP status 400)'],
  ['unknown', refuses(501), 'HTTP status 501'],
  ['moved', { status: 302, headers: { Location: `/?token=${TOKEN}` }, body: ECHO }, 'HTTP status 302'],
  ['failing', refuses(500), 'HTTP status 500'],
  ['busy', refuses(429), 'HTTP status 429'],
  ['cut', 'cut', 'ECONNRESET'],
  ['half', { headers: { 'Content-Type': 'application/json' }, body: `{"id": "${ECHO}` }, 'CUT_OFF'],
  ['page', { headers: { 'Content-Type': 'text/html' }, body: `<p>${ECHO}</p>` }],
  ['list', { body: [ECHO] }],
];

/** What is done in a day. */
const DAY = [
  ['esc', 'init', '--yes', 'acme/canary/old', 'acme/canary/new', '--tag', 'stable'],
  ['esc', 'init', '--yes', '--overwrite', '--set-secrets', '--tag', 'stable'],
  ['import'],
  ['check', '--sarif', 'check.sarif'],
  ['leaks'],
  ['esc', 'diff'],
  ['synth'],
];

test.concurrent('no command shows a secret where every environment fails in its own way', async () => {
  const replies = Object.assign({}, ...MISHAPS.map(([name, reply]) => always(name, reply)));
  const environments = MISHAPS.map(([name]) => name);

  const commands = COMMANDS.flatMap((command) => [command, [...command, '--json']]);
  const runs = await Promise.all(
    commands.map(async (command) => {
      const { asked, origin } = await serve(replies);
      return { asked, ...(await canaryRun(command, { folder: folderFor(environments), origin })) };
    }),
  );

  const missed = runs.flatMap((run) =>
    MISHAPS.filter(
      ([name, , told = '']) =>
        !run.asked.some(({ path }) => path.includes(`/canary/${name}`)) || !outputOf(run).includes(told),
    ).map(([name]) => `${run.command}: ${name}`),
  );
  expect(missed).toEqual([]);
  expect(seenIn(runs)).toEqual([]);
});

test.concurrent('no command shows a secret where all is well', async () => {
  const environments = { 'acme/canary/old': canaryDefinition(({ name }) => `"old ${name}"`) };
  const esc = await EscLocal.start({ tokens: [TOKEN], environments });
  const folder = folderFor(['old', 'new'], "store.at('stable');");
  const runs: Run[] = [];

  for (const args of DAY) {
    for (const form of [[], ['--json']]) {
      runs.push(await canaryRun([...args, ...form], { folder, origin: new URL(esc.url).origin }));
    }
  }
  await esc.close();

  expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
  expect(seenIn(runs)).toEqual([]);
});

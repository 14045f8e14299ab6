import { EscLocal } from '../../lib/esc-local/esc-local';
import { type Replies, type Reply, TOKEN } from '../esc/stand-in';
import { CANARIES, heldText } from '../support/canaries';
import { ECHO, healthy, quotes, refuses, serve } from './canary-answers';
import { COMMANDS, canaryRun, folderFor, outputOf, seenIn } from './canary-run';

const PATH = '/environments/acme/canary/old';
const UPDATE = `PATCH ${PATH}`;
const CHECK = 'POST /environments/acme/yaml/check';

/** An environment whose secrets are all to be set, and a service that takes everything. */
const WILLING: Replies = {
  ...healthy('old', ({ name }) => `"old ${name}"`),
  [CHECK]: { body: { properties: {} } },
  [UPDATE]: { body: {}, headers: { 'Pulumi-ESC-Revision': '2' } },
};

const OLD = WILLING[`GET ${PATH}`] as Reply;
const NO_YAML: Reply = { body: `values: {"${ECHO}`, headers: { ETag: '"2"', 'Pulumi-ESC-Revision': '2' } };

/** How writing goes wrong, and what `esc init` says of it. */
const REFUSALS: readonly (readonly [string, Replies, string])[] = [
  [
    'the check quotes secrets',
    { [CHECK]: { status: 400, body: { diagnostics: quotes('error') } } },
    'esc/definition-refused',
  ],
  ['a warning quotes secrets', { [CHECK]: { body: { diagnostics: quotes('warning') } } }, 'esc/definition-warning'],
  ['the check fails', { [CHECK]: refuses(403) }, '(HTTP status 403)'],
  [
    'the update quotes secrets',
    { [UPDATE]: { status: 400, body: { diagnostics: quotes('error') } } },
    'does not evaluate',
  ],
  ['the update fails', { [UPDATE]: refuses(403) }, '(HTTP status 403)'],
  ['somebody else was faster', { [UPDATE]: refuses(409) }, 'esc/changed-elsewhere'],
  [
    'an answer is lost and the next ones are no YAML',
    { [UPDATE]: ['cut', refuses(409)], [`GET ${PATH}`]: [OLD, NO_YAML], [`GET ${PATH}/decrypt`]: NO_YAML },
    'esc/changed-elsewhere',
  ],
];

test.concurrent.each(REFUSALS)('esc init shows no secret where %s', async (_, replies, told) => {
  const init = ['esc', 'init', '--yes', '--set-secrets', '--overwrite'];

  const runs = await Promise.all(
    [init, [...init, '--json']].map(async (args) => {
      const { origin } = await serve({ ...WILLING, ...replies });
      return canaryRun(args, { folder: folderFor(['old']), origin });
    }),
  );

  expect(runs.filter((run) => !outputOf(run).includes(told))).toEqual([]);
  expect(seenIn(runs)).toEqual([]);
});

/** Expressions that fail with the secret in them. */
const BROKEN: readonly ((secret: object) => object)[] = [
  (secret) => ({ 'fn::fromJSON': { 'fn::join': ['{', [secret, secret]] } }),
  (secret) => ({ 'fn::fromBase64': { 'fn::join': ['*', [secret, secret]] } }),
  (secret) => ({ 'fn::join': [secret, secret] }),
  (secret) => ({ 'fn::toSecret': secret }),
  (secret) => ({ 'fn::fromJSON': [secret] }),
];

test.concurrent('no command shows a secret where an environment does not evaluate', async () => {
  const values = CANARIES.map((canary, index) => [
    canary.name,
    BROKEN[index % BROKEN.length]?.({ 'fn::secret': heldText(canary) }),
  ]);
  const definition = JSON.stringify({ values: { canary: Object.fromEntries(values) } });
  const esc = await EscLocal.start({ tokens: [TOKEN], environments: { 'acme/canary/broken': definition } });
  const { origin } = new URL(esc.url);

  const commands = COMMANDS.flatMap((command) => [command, [...command, '--json']]);
  const runs = await Promise.all(
    commands.map((command) => canaryRun(command, { folder: folderFor(['broken']), origin })),
  );
  await esc.close();

  expect(runs.map(({ code }) => code)).not.toContain(0);
  expect(runs.filter((run) => outputOf(run).includes('does not evaluate'))).toHaveLength(6);
  expect(seenIn(runs)).toEqual([]);
});

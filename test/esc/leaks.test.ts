import { inspect } from 'node:util';
import { EscError } from '../../lib/esc/esc-error';
import { type Asked, clientOf, opens, type Reply, type StandIn, secret, standIn, TOKEN, wrapped } from './stand-in';

const ADDRESS = 'acme/shop/production';
const VALUE = 's3cr3t-v4lue-in-the-environment';
const YAML = `values:\n  password:\n    fn::secret: ${VALUE}\n`;
const ECHO = { code: 400, message: `token ${TOKEN} may not read ${VALUE}` };
const DIAGNOSTICS = [
  { summary: `cannot unmarshal !!str \`${VALUE.slice(0, 7)}...\``, detail: VALUE, path: VALUE },
  { summary: `the token ${TOKEN} is unknown` },
  { summary: 'unknown property "helo"', range: { environment: 'shop/production', begin: { line: 3, column: 12 } } },
];

let server: StandIn | undefined;

afterEach(() => {
  server?.stop();
  jest.restoreAllMocks();
});

async function serve(reply: (asked: Asked, times: number) => Reply): Promise<StandIn> {
  server = await standIn(reply);
  return server;
}

const FAILURES: readonly [string, Reply][] = [
  ...[302, 400, 401, 403, 404, 429, 500, 501].map((status): [string, Reply] => [
    `status ${status}`,
    { status, headers: { Location: `/${VALUE}`, 'X-Echo': TOKEN }, body: ECHO },
  ]),
  ['a broken connection', 'cut'],
  ['no answer', 'silence'],
  ['half an answer', { headers: { 'Content-Type': 'application/json' }, body: `{"id": "${VALUE}${TOKEN}` }],
  ['a page', { headers: { 'Content-Type': 'text/html' }, body: `<p>${VALUE} ${TOKEN}</p>` }],
];

const REQUESTS: readonly [string, (client: ReturnType<typeof clientOf>) => Promise<unknown>][] = [
  ['open', ({ environments }) => environments.open(ADDRESS)],
  ['list', ({ environments }) => environments.list('acme')],
  ['tag', ({ revisions }) => revisions.tag(ADDRESS, { tag: 'stable', to: 3 })],
  ['create', ({ definitions }) => definitions.create(ADDRESS)],
  ['check', ({ definitions }) => definitions.check(ADDRESS, YAML)],
  ['update', ({ definitions }) => definitions.update({ address: ADDRESS, yaml: '', etag: '"1"' }, YAML)],
];

test.each(REQUESTS.flatMap(([name, ask]) => FAILURES.map(([failure, reply]) => ({ ask, failure, name, reply }))))(
  '$name, answered with $failure, shows neither token nor value',
  async ({ ask, reply }) => {
    const client = clientOf(await serve(() => reply), { tries: 2, requestTimeoutMilliseconds: 50 });

    const result = await ask(client).catch((error: unknown) => error);

    expect(everythingOf(result)).not.toContain(TOKEN);
    expect(everythingOf(result)).not.toContain(VALUE.slice(0, 7));
  },
);

test.each(REQUESTS.slice(1))('%s, answered with diagnostics, shows neither token nor value', async (_, ask) => {
  const client = clientOf(await serve(() => ({ status: 400, body: { ...ECHO, diagnostics: DIAGNOSTICS } })));

  const result = await ask(client).catch((error: unknown) => error);

  expect(everythingOf(result)).not.toContain(TOKEN);
  expect(everythingOf(result)).not.toContain(VALUE.slice(0, 7));
});

test.each(REQUESTS)('%s fails in our words only', async (_, ask) => {
  const client = clientOf(await serve(() => 'cut'), { tries: 1 });

  await expect(ask(client)).rejects.toThrow(EscError);
});

test('a diagnostic that repeats nothing is told with its place', async () => {
  const client = clientOf(await serve(() => ({ status: 400, body: { ...ECHO, diagnostics: DIAGNOSTICS } })));

  const error = await client.definitions
    .update({ address: ADDRESS, yaml: '', etag: '"1"' }, YAML)
    .catch((thrown: EscError) => thrown);

  expect((error as EscError).message.split('\n').slice(0, 4)).toEqual([
    `${ADDRESS} does not evaluate (HTTP status 400).`,
    '  the reason is left out here, because it repeats a secret',
    '  the reason is left out here, because it repeats a secret',
    '  shop/production:3:12: unknown property "helo"',
  ]);
});

test('neither a client nor what it opens shows token or value', async () => {
  const client = clientOf(await serve(opens({ password: secret(VALUE), plain: wrapped(VALUE) })));

  const environment = await client.environments.open(ADDRESS);

  expect(everythingOf([client, environment])).not.toContain(TOKEN);
  expect(everythingOf([client, environment])).not.toContain(VALUE);
});

test('nothing is printed', async () => {
  const printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const told = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockReturnValue(),
  );
  const client = clientOf(await serve(() => 'cut'), { tries: 2 });

  await client.environments.open(ADDRESS).catch(() => undefined);

  expect([printed, ...told].flatMap(({ mock }) => mock.calls)).toEqual([]);
});

/** All that a log, a crash trace or a report could show of something. */
function everythingOf(thing: unknown): string {
  const own = thing instanceof Error ? Object.getOwnPropertyNames(thing).map((name) => Reflect.get(thing, name)) : [];
  const options = { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null, maxArrayLength: null };
  return [inspect(thing, options), JSON.stringify(thing), String(thing), inspect(own, options)].join('\n');
}

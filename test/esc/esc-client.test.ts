import { EscClient, type EscClientOptions } from '../../lib/esc/esc-client';
import { EscLocal, type EscLocalOptions } from '../../lib/esc-local/esc-local';
import { containsSecret, shapeAt } from '../../lib/stores/pulumi-esc/environment-shape';

const ADDRESS = 'acme/shop/production';
const DEFINITION = `
imports:
  - shop/base
values:
  app:
    hello: Hello from ESC
    port: 8080
    debug: false
  db:
    password:
      fn::secret: c4n4ry
    url: postgres://app:\${db.password}@db
  value:
    value: 1
  nothing: null
  hosts: [a, b]
`;
const BASE = `
values:
  db:
    user: app
    password:
      fn::secret: from-the-base
`;

let esc: EscLocal | undefined;

afterEach(async () => esc?.close());

async function serve(options: EscLocalOptions = {}, clientOptions: EscClientOptions = {}): Promise<EscClient> {
  esc = await EscLocal.start({ environments: { 'acme/shop/base': BASE, [ADDRESS]: DEFINITION }, ...options });
  return EscClient.connect({
    apiUrl: esc.url,
    variables: { PULUMI_ACCESS_TOKEN: esc.token },
    firstWaitMilliseconds: 1,
    ...clientOptions,
  });
}

test('an evaluated environment has the shape that it has', async () => {
  const { environments } = await serve();

  const { shape } = await environments.open(ADDRESS);

  expect(shape.paths.map(({ path, secret, type }) => `${path} ${type}${secret ? ' secret' : ''}`)).toEqual([
    'app object',
    'app.debug boolean',
    'app.hello string',
    'app.port number',
    'db object',
    'db.password string secret',
    'db.url string secret',
    'db.user string',
    'hosts array',
    'hosts[0] string',
    'hosts[1] string',
    'nothing null',
    'value object',
    'value.value number',
  ]);
  expect(containsSecret(shape, 'db')).toBe(true);
});

test('secrets are told with those that they override', async () => {
  const { environments } = await serve();
  const environment = await environments.open(ADDRESS);

  const values = new Set<string>();
  for await (const { path, value } of environment.secretValues()) values.add(`${path}=${value}`);

  expect([...values].sort()).toEqual([
    'db.password=c4n4ry',
    'db.password=from-the-base',
    'db.url=postgres://app:c4n4ry@db',
  ]);
});

test('two hundred environments are opened once each', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `acme/shop/e${index}`);
  const { environments } = await serve({ environments: Object.fromEntries(names.map((name) => [name, BASE])) });
  const references = Array.from({ length: 4000 }, (_, index) => ({ address: names[index % 200] ?? '' }));

  await Promise.all([environments.openAll(references), environments.openAll(references)]);

  const opened = esc?.requests.entries({ method: 'POST' }) ?? [];
  expect(opened.map(({ count, environment }) => `${environment} ${count}`).sort()).toEqual(
    names.map((name) => `${name} 1`).sort(),
  );
});

test('with every fifth answer a failure all environments are opened, and rightly', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `acme/shop/e${index}`);
  const { environments } = await serve({
    environments: Object.fromEntries(names.map((name) => [name, BASE])),
    faults: { tooManyRequests: 0.07, serverError: 0.07, cutConnection: 0.06 },
  });

  const opened = await environments.openAll(names.map((address) => ({ address })));

  expect([...opened.values()].filter((result) => 'shape' in result && result.has('db.user'))).toHaveLength(100);
});

test('a definition is checked, made, written once, and written again by whoever read it last', async () => {
  const { definitions, revisions } = await serve();
  const address = 'acme/shop/new';

  const checked = await definitions.check(address, DEFINITION);
  const made = [await definitions.create(address), await definitions.create(address)];
  const base = await definitions.read(address);
  const updated = await definitions.update(base, DEFINITION);

  expect(checked.diagnostics).toEqual([]);
  expect(shapeAt(checked.shape, 'db.url')).toMatchObject({ type: 'string', secret: true });
  expect(made).toEqual([true, false]);
  expect(updated).toEqual({ revision: await revisions.numberOf(address), diagnostics: [] });
  expect((await definitions.read(address)).yaml).not.toContain('c4n4ry');
  await expect(definitions.update(base, BASE)).rejects.toMatchObject({
    kind: 'conflict',
    revisions: { read: base.revision, present: updated.revision },
  });
});

test('a definition is written although answers are lost', async () => {
  const { definitions } = await serve({ faults: { cutConnection: 0.5 } }, { tries: 20 });

  const results = [];
  for (let index = 0; index < 10; index++) {
    results.push(await definitions.update(await definitions.read(ADDRESS), `values:\n  a: ${index}\n`));
  }

  expect(results.every(({ diagnostics }) => diagnostics.length === 0)).toBe(true);
  expect((await definitions.read(ADDRESS)).yaml).toContain('a: 9');
});

test('a definition that does not evaluate is told with its place, and neither kept nor opened', async () => {
  const wrong = `values:\n  a: \${app.helo}\n`;
  const { definitions } = await serve();
  const base = await definitions.read(ADDRESS);

  await expect(definitions.update(base, wrong)).rejects.toMatchObject({
    kind: 'does-not-evaluate',
    status: 400,
    diagnostics: [{ severity: 'error', line: 2 }],
  });
  expect((await definitions.read(ADDRESS)).revision).toBe(base.revision);
});

test('a tag pins what is opened', async () => {
  const { environments, revisions } = await serve({
    environments: { [ADDRESS]: [BASE, DEFINITION.replace(/imports:\n.*/, '')] },
  });
  const first = (await revisions.list(ADDRESS)).at(-1)?.number ?? 0;

  await revisions.tag(ADDRESS, { tag: 'stable', to: first });
  const [pinned, latest] = await Promise.all([environments.open(ADDRESS, 'stable'), environments.open(ADDRESS)]);

  expect([pinned.has('app.hello'), latest.has('app.hello')]).toEqual([false, true]);
  expect(await revisions.tags(ADDRESS)).toEqual([{ name: 'stable', revision: first }]);
  expect(await revisions.numberOf(ADDRESS, 'stable')).toBe(first);
});

test('environments are listed', async () => {
  const { environments } = await serve();

  expect([...(await environments.list('acme'))].sort()).toEqual(['acme/shop/base', ADDRESS]);
});

test.each([
  ['no-environment', 'acme/shop/missing'],
  ['no-revision', `${ADDRESS}@99`],
  ['no-revision', `${ADDRESS}@stable`],
])('%s: %s cannot be opened', async (kind, address) => {
  const { environments } = await serve();

  await expect(environments.open(address)).rejects.toMatchObject({ kind, status: 404, environment: address });
});

test('a token that the service does not know is refused with where it was found', async () => {
  const { environments } = await serve({}, { variables: { PULUMI_ACCESS_TOKEN: 'pul-wrong' } });

  await expect(environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'token-refused',
    status: 401,
    cause: expect.stringContaining('The token from PULUMI_ACCESS_TOKEN'),
  });
});

import { EscError } from '../../lib/esc/esc-error';
import { type Asked, clientOf, opens, type Reply, type StandIn, secret, standIn, wrapped } from './stand-in';

const ADDRESS = 'acme/shop/production';

let server: StandIn | undefined;

afterEach(() => server?.stop());

async function serve(reply: (asked: Asked, times: number) => Reply): Promise<StandIn> {
  server = await standIn(reply);
  return server;
}

test('an environment has the shape of its properties, sorted, with what is secret', async () => {
  const client = clientOf(
    await serve(opens({ db: wrapped({ port: 5432, password: secret('x') }), app: wrapped('a') })),
  );

  const { shape } = await client.environments.open(ADDRESS);

  expect(shape).toEqual({
    address: ADDRESS,
    paths: [
      { path: 'app', type: 'string', secret: false },
      { path: 'db', type: 'object', secret: false },
      { path: 'db.password', type: 'string', secret: true },
      { path: 'db.port', type: 'number', secret: false },
    ],
  });
});

test('five hundred references open an environment once', async () => {
  const service = await serve(opens({}));
  const client = clientOf(service);

  await Promise.all(Array.from({ length: 500 }, () => client.environments.open(ADDRESS)));

  expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /environments/acme/shop/production/open',
    'GET /environments/acme/shop/production/open/session',
  ]);
});

test('an environment that is not there is asked for once, too', async () => {
  const service = await serve(() => ({ status: 404 }));
  const client = clientOf(service);

  await Promise.allSettled(Array.from({ length: 500 }, () => client.environments.open(ADDRESS)));

  expect(service.asked).toHaveLength(1);
});

test.each([
  [undefined, '/environments/acme/shop/production/open', undefined],
  ['latest', '/environments/acme/shop/production/open', undefined],
  [7, '/environments/acme/shop/production/versions/7/open', 7],
  ['7', '/environments/acme/shop/production/versions/7/open', 7],
  ['stable', '/environments/acme/shop/production/versions/stable/open', undefined],
])('at %s it is opened at %s', async (at, path, revision) => {
  const service = await serve(opens({}));

  const { shape } = await clientOf(service).environments.open(ADDRESS, at);

  expect(service.asked[0]?.path).toBe(path);
  expect(shape.revision).toBe(revision);
});

test('each revision is opened for itself, however it is written', async () => {
  const service = await serve(opens({}));
  const { environments } = clientOf(service);

  await Promise.all([
    environments.open(ADDRESS),
    environments.open(`${ADDRESS}@latest`),
    environments.open(ADDRESS, 7),
    environments.open(`${ADDRESS}@7`),
  ]);

  expect(service.asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('an opened environment tells what is there', async () => {
  const client = clientOf(await serve(opens({ app: wrapped({ hello: 'x' }), login: { unknown: true, trace: {} } })));

  const environment = await client.environments.open(ADDRESS);

  expect(['app.hello', 'app["hello"]', 'app.helo', 'login.token'].map((path) => environment.has(path))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test('secret values are read again from what is open, without opening it once more', async () => {
  const service = await serve(opens({ db: wrapped({ user: 'u', password: secret('x') }) }));
  const environment = await clientOf(service).environments.open(ADDRESS);

  const values = [];
  for await (const value of environment.secretValues()) values.push(value);

  expect(values).toEqual([{ path: 'db.password', value: 'x', isOverridden: false }]);
  expect(service.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
});

test('secret values that are held are given away once, and then read again', async () => {
  const service = await serve(opens({ db: wrapped({ user: 'u', password: secret('x') }) }));
  const environment = await clientOf(service, { holdsSecrets: true }).environments.open(ADDRESS);

  const methods: string[] = [];
  for (let times = 0; times < 2; times++) {
    for await (const { value } of environment.secretValues()) expect(value).toBe('x');
    methods.push(service.asked.map(({ method }) => method).join(' '));
  }

  expect(methods).toEqual(['POST GET', 'POST GET GET']);
});

test('many environments are opened although some are missing', async () => {
  const service = await serve((asked) => (asked.path.includes('/missing/') ? { status: 404 } : opens({})(asked)));

  const opened = await clientOf(service).environments.openAll([
    { address: 'acme/shop/one' },
    { address: 'acme/shop/missing' },
    { address: 'acme/shop/one' },
    { address: 'acme/shop/one', at: 3 },
    { address: 'no address' },
  ]);

  expect([...opened].map(([text, result]) => [text, result instanceof EscError ? result.kind : 'open'])).toEqual([
    ['acme/shop/one', 'open'],
    ['acme/shop/missing', 'no-environment'],
    ['acme/shop/one@3', 'open'],
    ['no address', 'address'],
  ]);
});

test('how far it is, is told', async () => {
  const told: string[] = [];
  const progress = (what: string, done: number, total: number) => told.push(`${what} ${done}/${total}`);
  const client = clientOf(await serve(opens({})), { progress });

  await client.environments.openAll([{ address: 'acme/shop/one' }, { address: 'acme/shop/two' }]);

  expect(told).toEqual(['environments 1/2', 'environments 2/2']);
});

test('all pages of a list are read', async () => {
  const service = await serve(({ path }) => ({
    body: path.includes('continuationToken=next')
      ? { environments: [{ project: 'shop', name: 'two', owner: 'a new field' }] }
      : { environments: [{ project: 'shop', name: 'one' }], nextToken: 'next' },
  }));

  expect(await clientOf(service).environments.list('acme')).toEqual(['acme/shop/one', 'acme/shop/two']);
});

test('a list that never ends is left', async () => {
  const service = await serve(() => ({ body: { environments: [], nextToken: 'again' } }));

  expect(await clientOf(service).environments.list('acme')).toEqual([]);
});

test.each(['..', 'acme/..', 'a', ''])('the organization "%s" is not asked for', async (organization) => {
  const service = await serve(() => ({}));

  await expect(clientOf(service).environments.list(organization)).rejects.toMatchObject({ kind: 'address' });
  expect(service.asked).toEqual([]);
});

test('an opened environment without an id is no answer of this API', async () => {
  const client = clientOf(await serve(() => ({ body: {} })));

  await expect(client.environments.open(ADDRESS)).rejects.toMatchObject({ kind: 'unexpected-answer' });
});

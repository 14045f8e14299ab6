import { type Asked, clientOf, opens, type Reply, type StandIn, standIn } from './stand-in';

const ADDRESS = 'acme/shop/production';

let server: StandIn | undefined;

afterEach(() => server?.stop());

async function serve(reply: (asked: Asked, times: number) => Reply, pause?: number): Promise<StandIn> {
  server = await standIn(reply, pause);
  return server;
}

test('the port and the path of the API are kept', async () => {
  const service = await serve(opens({}));
  const client = clientOf({ ...service, origin: `${service.origin}/behind/a/proxy` });

  await client.environments.open(ADDRESS);

  expect(client.apiUrl).toBe(`${service.origin}/behind/a/proxy/api/esc`);
  expect(service.asked[0]?.url).toBe('/behind/a/proxy/api/esc/environments/acme/shop/production/open');
});

test('the token is sent as the API wants it, also one that begins with the word before it', async () => {
  const service = await serve(opens({}));
  const client = clientOf(service, { variables: { PULUMI_ACCESS_TOKEN: 'tokenize-1' } });

  await client.environments.open(ADDRESS);

  expect(service.asked[0]?.headers.authorization).toBe('token tokenize-1');
});

test.each<[string, Reply]>([
  ['429', { status: 429 }],
  ['500', { status: 500, body: { code: 500, message: 'x' } }],
  ['502', { status: 502, body: '<html>' }],
  ['503', { status: 503 }],
  ['a broken connection', 'cut'],
  ['half an answer', { headers: { 'Content-Type': 'application/json' }, body: '{"id": "se' }],
])('%s is followed by another try', async (_, trouble) => {
  const service = await serve((asked, times) => (times < 3 ? trouble : opens({})(asked)));

  await clientOf(service).environments.open(ADDRESS);

  expect(service.asked.filter(({ method }) => method === 'POST')).toHaveLength(4);
});

test.each([400, 401, 403, 404, 409, 302, 501])('%d is final', async (status) => {
  const service = await serve(() => ({ status, headers: { Location: '/elsewhere' } }));

  await expect(clientOf(service).environments.open(ADDRESS)).rejects.toMatchObject({ status });
  expect(service.asked).toHaveLength(1);
});

test('there are as many tries as the client is given', async () => {
  const service = await serve(() => ({ status: 500 }));

  await expect(clientOf(service, { tries: 3 }).environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'service-down',
    status: 500,
    problem: `Pulumi ESC at ${service.origin}/api/esc does not answer: HTTP status 500, after 3 tries.`,
  });
  expect(service.asked).toHaveLength(3);
});

test('a service that stays busy is no service that is down', async () => {
  const service = await serve(() => ({ status: 429 }));

  await expect(clientOf(service, { tries: 2 }).environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'too-many-requests',
    status: 429,
  });
});

test('what the service asks for in Retry-After is waited for', async () => {
  const service = await serve((asked, times) =>
    asked.method === 'POST' && times === 0 ? { status: 429, headers: { 'Retry-After': '1' } } : opens({})(asked),
  );
  const start = performance.now();

  await clientOf(service).environments.open(ADDRESS);

  expect(performance.now() - start).toBeGreaterThan(990);
});

test('a request that is not answered in its time is made again', async () => {
  const service = await serve((asked, times) => (times === 0 ? 'silence' : opens({})(asked)));

  await clientOf(service, { requestTimeoutMilliseconds: 50 }).environments.open(ADDRESS);

  expect(service.asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('nothing takes longer than the whole time', async () => {
  const service = await serve(() => 'silence');
  const client = clientOf(service, { timeLimitMilliseconds: 100 });
  const start = performance.now();

  await expect(client.environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'time-limit',
    problem: 'Pulumi ESC did not answer everything within 0.1 seconds.',
  });
  expect(performance.now() - start).toBeLessThan(1000);
});

test('a wait for which there is no time is not begun', async () => {
  const service = await serve(() => ({ status: 429, headers: { 'Retry-After': '3600' } }));
  const start = performance.now();

  await expect(clientOf(service).environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'time-limit',
    cause: 'The last trouble was HTTP status 429.',
  });
  expect(performance.now() - start).toBeLessThan(1000);
});

test('where nobody gets an answer, the others do not try as long', async () => {
  const service = await serve(() => 'cut');
  const client = clientOf(service, { concurrency: 2, tries: 4 });
  const wanted = Array.from({ length: 100 }, (_, index) => ({ address: `acme/shop/e${index}` }));

  await expect(client.environments.openAll(wanted)).rejects.toMatchObject({ kind: 'service-down' });
  expect(service.asked.length).toBeLessThanOrEqual(8);
});

test('where others are answered, one that is not ends nothing', async () => {
  const service = await serve((asked) => (asked.path.includes('/e0/') ? 'cut' : opens({})(asked)), 5);
  const client = clientOf(service, { concurrency: 2, tries: 4 });
  const wanted = Array.from({ length: 20 }, (_, index) => ({ address: `acme/shop/e${index}` }));

  const [unanswered, ...others] = (await client.environments.openAll(wanted)).values();

  expect(unanswered).toMatchObject({ kind: 'service-down' });
  expect(others.every((result) => 'shape' in result)).toBe(true);
});

test('a token that is refused for one environment is asked with for no other', async () => {
  const service = await serve(() => ({ status: 401 }), 5);
  const client = clientOf(service, { concurrency: 4 });
  const wanted = Array.from({ length: 100 }, (_, index) => ({ address: `acme/shop/e${index}` }));

  await expect(client.environments.openAll(wanted)).rejects.toMatchObject({ kind: 'token-refused', status: 401 });
  expect(service.asked.length).toBeLessThanOrEqual(4);
});

test('a token that is refused ends what is asked for at that moment', async () => {
  const service = await serve(({ path }) => (path.includes('/e0/') ? { status: 401 } : 'silence'));
  const { environments } = clientOf(service, { concurrency: 2 });

  const openings = ['acme/shop/e1', 'acme/shop/e0'].map((address) => environments.open(address));

  const outcomes = await Promise.allSettled(openings);
  expect(outcomes).toMatchObject(Array(2).fill({ reason: { kind: 'token-refused' } }));
});

test('one environment that cannot be evaluated stops nobody else', async () => {
  const service = await serve((asked) => (asked.path.includes('/e0/') ? { status: 500 } : opens({})(asked)));
  const client = clientOf(service, { concurrency: 1, tries: 2 });

  const opened = await client.environments.openAll([{ address: 'acme/shop/e0' }, { address: 'acme/shop/e1' }]);

  expect([...opened.values()]).toMatchObject([{ kind: 'service-down', status: 500 }, { shape: {} }]);
});

test('there are never more requests at a time than the client may make', async () => {
  const service = await serve(opens({}), 5);
  const wanted = Array.from({ length: 60 }, (_, index) => ({ address: `acme/shop/e${index}` }));

  await clientOf(service, { concurrency: 5 }).environments.openAll(wanted);

  expect(service.busiest).toBe(5);
});

test('every environment is opened although every third answer is a failure', async () => {
  const failures: readonly Reply[] = ['cut', { status: 429 }, { status: 500 }];
  let answers = 0;
  const service = await serve((asked) => {
    answers += 1;
    return answers % 3 === 0 ? (failures[(answers / 3) % 3] ?? 'cut') : opens({})(asked);
  });
  const wanted = Array.from({ length: 60 }, (_, index) => ({ address: `acme/shop/e${index}` }));

  const opened = await clientOf(service, { tries: 20 }).environments.openAll(wanted);

  expect([...opened.values()].every((result) => 'shape' in result)).toBe(true);
});

test('an interruption ends what runs, what waits and what is still to come', async () => {
  const service = await serve((asked) => (asked.path.includes('/e0/') ? 'silence' : { status: 429 }));
  const interrupt = new AbortController();
  const client = clientOf(service, { signal: interrupt.signal, concurrency: 2, firstWaitMilliseconds: 5000 });
  const wanted = Array.from({ length: 3 }, (_, index) => client.environments.open(`acme/shop/e${index}`));

  setTimeout(() => interrupt.abort(), 50);
  const results = await Promise.allSettled(wanted);

  expect(results).toMatchObject(Array(3).fill({ reason: { kind: 'interrupted' } }));
  expect(service.asked).toHaveLength(2);
});

test('after an interruption nothing is asked', async () => {
  const service = await serve(opens({}));
  const client = clientOf(service, { signal: AbortSignal.abort() });

  await expect(client.environments.open(ADDRESS)).rejects.toMatchObject({ kind: 'interrupted' });
  expect(service.asked).toEqual([]);
});

test('a service that nobody started is told, with the address', async () => {
  const service = await serve(opens({}));
  service.stop();

  await expect(clientOf(service, { tries: 2 }).environments.open(ADDRESS)).rejects.toMatchObject({
    kind: 'service-down',
    problem: `Pulumi ESC at ${service.origin}/api/esc does not answer: ECONNREFUSED, after 2 tries.`,
  });
});

test('a host that nobody knows is not tried again', async () => {
  const client = clientOf({ origin: 'http://pulumi.invalid' } as StandIn);

  await expect(client.environments.open(ADDRESS)).rejects.toMatchObject({
    problem: expect.stringMatching(/(ENOTFOUND, after 1 try|EAI_AGAIN)/),
  });
});

test('a redirect is not followed, so that the token goes nowhere else', async () => {
  const elsewhere = await standIn(opens({}));
  const service = await serve(() => ({ status: 307, headers: { Location: `${elsewhere.origin}/api/esc` } }));

  await expect(clientOf(service).environments.open(ADDRESS)).rejects.toMatchObject({ kind: 'unexpected-answer' });
  expect(elsewhere.asked).toEqual([]);
  elsewhere.stop();
});

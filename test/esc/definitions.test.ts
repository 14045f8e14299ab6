import { byRoute, type Content, clientOf, type Replies, type StandIn, standIn, wrapped } from './stand-in';

const ADDRESS = 'acme/shop/production';
const PATH = '/environments/acme/shop/production';
const YAML = 'values:\n  a: 1\n';
const BASE = { address: ADDRESS, yaml: YAML, revision: 4, etag: '"4"' };

let server: StandIn | undefined;

afterEach(() => server?.stop());

async function serve(replies: Replies): Promise<StandIn> {
  server = await standIn(byRoute(replies));
  return server;
}

test('a definition comes with its revision and what updates are held to', async () => {
  const headers = { ETag: '"4"', 'Pulumi-ESC-Revision': '4' };
  const { definitions } = clientOf(await serve({ [`GET ${PATH}`]: { headers, body: YAML } }));

  expect(await definitions.read(ADDRESS)).toEqual(BASE);
});

test('a definition that happens to be JSON stays the text that it is', async () => {
  const body = '{"values": {"a": 1}}';
  const { definitions } = clientOf(await serve({ [`GET ${PATH}`]: { body } }));

  expect(await definitions.read(ADDRESS)).toEqual({ address: ADDRESS, yaml: body });
});

test('a definition is read at a revision', async () => {
  const { definitions } = clientOf(await serve({ [`GET ${PATH}/versions/stable`]: { body: YAML } }));

  expect(await definitions.read(ADDRESS, 'stable')).toEqual({ address: ADDRESS, yaml: YAML });
});

test('a definition that is not there is undefined or an error, as it is asked for', async () => {
  const { definitions } = clientOf(await serve({}));

  expect(await definitions.tryRead(ADDRESS)).toBeUndefined();
  await expect(definitions.read(ADDRESS)).rejects.toMatchObject({ kind: 'no-environment', environment: ADDRESS });
  await expect(definitions.read(ADDRESS, 'stable')).rejects.toMatchObject({ kind: 'no-revision' });
});

test('a definition that cannot be read is an error in any case', async () => {
  const { definitions } = clientOf(await serve({ [`GET ${PATH}`]: { status: 403 } }));

  await expect(definitions.tryRead(ADDRESS)).rejects.toMatchObject({ kind: 'no-access', status: 403 });
});

test.each([200, 400])('what is wrong with a definition is told, with status %d', async (status) => {
  const body = {
    properties: { a: wrapped(1) },
    diagnostics: [{ summary: 'no', range: { begin: { line: 2, column: 6 } } }],
  };
  const { definitions } = clientOf(await serve({ 'POST /environments/acme/yaml/check': { status, body } }));

  expect(await definitions.check(ADDRESS, YAML)).toEqual({
    shape: { address: ADDRESS, paths: [{ path: 'a', type: 'number', secret: false }] },
    diagnostics: [{ severity: 'error', summary: 'no', line: 2, column: 6 }],
  });
});

test('the whole definition is sent to be checked, as it is', async () => {
  const service = await serve({ 'POST /environments/acme/yaml/check': { body: {} } });

  await clientOf(service).definitions.check(ADDRESS, '{"values": {}}');

  expect(service.asked[0]).toMatchObject({
    body: '{"values": {}}',
    headers: { 'content-type': 'application/x-yaml' },
  });
});

test('a check that is refused without a reason is no check', async () => {
  const body = { code: 400, message: 'no' };
  const { definitions } = clientOf(await serve({ 'POST /environments/acme/yaml/check': { status: 400, body } }));

  await expect(definitions.check(ADDRESS, YAML)).rejects.toMatchObject({ kind: 'refused', status: 400 });
});

test.each([200, 201, 204])('an environment is made when the service says %d', async (status) => {
  const service = await serve({ 'POST /environments/acme': { status } });

  expect(await clientOf(service).definitions.create(ADDRESS)).toBe(true);
  expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({ project: 'shop', name: 'production' });
});

test('an environment that is there is not made', async () => {
  const { definitions } = clientOf(await serve({ 'POST /environments/acme': { status: 409 } }));

  expect(await definitions.create(ADDRESS)).toBe(false);
});

test('an environment was made although the answer was lost', async () => {
  const { definitions } = clientOf(await serve({ 'POST /environments/acme': ['cut', { status: 409 }] }));

  expect(await definitions.create(ADDRESS)).toBe(true);
});

test('an update is held to what was read', async () => {
  const service = await serve({ [`PATCH ${PATH}`]: { headers: { 'Pulumi-ESC-Revision': '5' }, body: {} } });

  expect(await clientOf(service).definitions.update(BASE, 'values: {}\n')).toEqual({ revision: 5, diagnostics: [] });
  expect(service.asked[0]).toMatchObject({ body: 'values: {}\n', headers: { etag: '"4"' } });
});

test('an update of what somebody else has changed is refused with both revisions', async () => {
  const { definitions } = clientOf(await serve({ [`PATCH ${PATH}`]: { status: 409 }, ...latest(6) }));

  await expect(definitions.update(BASE, YAML)).rejects.toMatchObject({
    kind: 'conflict',
    revisions: { read: 4, present: 6 },
    problem: `Somebody else changed ${ADDRESS} meanwhile: revision 4 was read, and now there is revision 6.`,
  });
});

test('nothing is updated where nothing would hold the update to what was read', async () => {
  const service = await serve({ [`PATCH ${PATH}`]: { body: {} } });
  const { definitions } = clientOf(service);

  await expect(definitions.update({ address: ADDRESS, yaml: YAML }, YAML)).rejects.toMatchObject({
    kind: 'unexpected-answer',
  });
  expect(service.asked).toEqual([]);
});

test('an update got through although the answer was lost', async () => {
  const { definitions } = clientOf(await serve(lostUpdate('# kept by the service\nvalues: {"a": 1}\n')));

  expect(await definitions.update(BASE, YAML)).toEqual({ revision: 5, diagnostics: [] });
});

test('where an answer was lost and another definition is there, somebody else wrote it', async () => {
  const { definitions } = clientOf(await serve(lostUpdate('values: {"a": 2}\n')));

  await expect(definitions.update(BASE, YAML)).rejects.toMatchObject({ kind: 'conflict' });
});

const SENT = `values:
  - old: { fn::secret: { ciphertext: b2xk } }
  - new: { fn::secret: c4n4ry }
`;

test.each([
  ['both secrets', 'b2xk', 'c4n4ry', 'fulfilled'],
  ['another old secret', 'b3RoZXI=', 'c4n4ry', 'rejected'],
  ['another new secret', 'b2xk', 'other', 'rejected'],
])('an update whose answer was lost, where %s is there', async (_, ciphertext, plain, status) => {
  const kept = `values: [{old: {fn::secret: {ciphertext: ${ciphertext}}}}, {new: {fn::secret: {ciphertext: bmV3}}}]`;
  const decrypted = `values: [{old: {fn::secret: old}}, {new: {fn::secret: ${plain}}}]`;
  const { definitions } = clientOf(await serve(lostUpdate(kept, decrypted)));

  const [outcome] = await Promise.allSettled([definitions.update(BASE, SENT)]);

  expect(outcome.status).toBe(status);
});

test.each([undefined, [], {}, { diagnostics: [] }, 'text'])('diagnostics that are %j are none', async (diagnostics) => {
  const { definitions } = clientOf(await serve({ [`PATCH ${PATH}`]: { body: { diagnostics } } }));

  expect(await definitions.update(BASE, YAML)).toEqual({ diagnostics: [] });
});

test.each([
  [[{ summary: 'no', severity: 'warning' }], { severity: 'warning', summary: 'no' }],
  [{ diagnostics: [{ summary: 'no' }] }, { severity: 'error', summary: 'no' }],
  [[{ detail: 'x' }], { severity: 'error', summary: 'the service gives no reason' }],
])('diagnostics in the form %j are read', async (diagnostics, expected) => {
  const { definitions } = clientOf(await serve({ [`PATCH ${PATH}`]: { body: { diagnostics } } }));

  expect((await definitions.update(BASE, YAML)).diagnostics).toEqual([expected]);
});

/** The service writes what it is sent, the connection breaks, and this is there afterwards. */
function lostUpdate(kept: string, decrypted?: string): Replies {
  return {
    [`PATCH ${PATH}`]: ['cut', { status: 409 }],
    [`GET ${PATH}`]: { body: kept },
    ...(decrypted === undefined ? {} : { [`GET ${PATH}/decrypt`]: { body: decrypted } }),
    ...latest(5),
  };
}

function latest(revision: number): Record<string, Content> {
  return { [`GET ${PATH}/versions/tags/latest`]: { body: { name: 'latest', revision } } };
}

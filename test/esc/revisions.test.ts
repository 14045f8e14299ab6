import { byRoute, clientOf, type Replies, type Reply, type StandIn, standIn } from './stand-in';

const ADDRESS = 'acme/shop/production';
const PATH = '/environments/acme/shop/production/versions';

let server: StandIn | undefined;

afterEach(() => server?.stop());

async function serve(replies: Replies): Promise<StandIn> {
  server = await standIn(byRoute(replies));
  return server;
}

test.each([
  [undefined, 9],
  ['latest', 9],
  ['stable', 4],
])('the revision at %s is asked for', async (at, number) => {
  const { revisions } = clientOf(
    await serve({ [`GET ${PATH}/tags/latest`]: tag('latest', 9), [`GET ${PATH}/tags/stable`]: tag('stable', 4) }),
  );

  expect(await revisions.numberOf(ADDRESS, at)).toBe(number);
});

test.each([3, '3'])('the number of revision %j is not asked for', async (at) => {
  const service = await serve({});

  expect(await clientOf(service).revisions.numberOf(ADDRESS, at)).toBe(3);
  expect(service.asked).toEqual([]);
});

test('a tag that is not there is named', async () => {
  const { revisions } = clientOf(await serve({}));

  await expect(revisions.numberOf(ADDRESS, 'stable')).rejects.toMatchObject({
    kind: 'no-revision',
    environment: `${ADDRESS}@stable`,
  });
});

test.each(['', '../..', 'a/b', '0', '-1', '1.5', 'a b', '1a'])('"%s" is no revision and no tag', async (at) => {
  const service = await serve({});

  await expect(clientOf(service).revisions.numberOf(ADDRESS, at)).rejects.toMatchObject({ kind: 'address' });
  expect(service.asked).toEqual([]);
});

test('revisions are read page by page, as many as wanted', async () => {
  const service = await serve({
    [`GET ${PATH}?count=3`]: {
      body: [
        { number: 9, tags: ['latest'], creatorLogin: 'ada' },
        { number: 8, anew: 1 },
      ],
    },
    [`GET ${PATH}?before=8&count=3`]: { body: [{ number: 7 }, { number: 6 }] },
  });

  expect(await clientOf(service).revisions.list(ADDRESS, 3)).toEqual([
    { number: 9, tags: ['latest'], creator: 'ada' },
    { number: 8, tags: [] },
    { number: 7, tags: [] },
  ]);
});

test('fewer revisions than wanted are all there are', async () => {
  const service = await serve({
    [`GET ${PATH}?count=5`]: { body: [{ number: 1 }] },
    [`GET ${PATH}?before=1&count=5`]: { body: [] },
  });

  expect(await clientOf(service).revisions.list(ADDRESS, 5)).toEqual([{ number: 1, tags: [] }]);
});

test('all tags are read, without the one that nobody can move', async () => {
  const service = await serve({
    [`GET ${PATH}/tags`]: { body: { tags: [{ name: 'latest', revision: 9 }], nextToken: 'latest' } },
    [`GET ${PATH}/tags?after=latest`]: { body: { tags: [{ name: 'stable', revision: 4, editorLogin: 'ada' }] } },
  });

  expect(await clientOf(service).revisions.tags(ADDRESS)).toEqual([{ name: 'stable', revision: 4 }]);
});

test('a tag is made', async () => {
  const service = await serve({ [`POST ${PATH}/tags`]: { status: 204 } });

  expect(await clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', to: 5 })).toBe(true);
  expect(JSON.parse(service.asked.at(-1)?.body ?? '')).toEqual({ name: 'stable', revision: 5 });
});

test('a tag is moved', async () => {
  const service = await serve({
    [`GET ${PATH}/tags/stable`]: tag('stable', 4),
    [`PATCH ${PATH}/tags/stable`]: { status: 204 },
  });

  expect(await clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', from: 4, to: 5 })).toBe(true);
  expect(JSON.parse(service.asked.at(-1)?.body ?? '')).toEqual({ revision: 5 });
});

test('a tag that points there already is left alone', async () => {
  const service = await serve({ [`GET ${PATH}/tags/stable`]: tag('stable', 5) });

  expect(await clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', from: 4, to: 5 })).toBe(false);
  expect(service.asked).toHaveLength(1);
});

test.each([undefined, 3])('a tag that was at %s and is elsewhere is not moved', async (from) => {
  const service = await serve({ [`GET ${PATH}/tags/stable`]: tag('stable', 4) });

  await expect(clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', from, to: 5 })).rejects.toMatchObject({
    kind: 'conflict',
    environment: `${ADDRESS}@stable`,
    revisions: { read: from, present: 4 },
  });
  expect(service.asked).toHaveLength(1);
});

test('a tag was made although the answer was lost', async () => {
  const service = await serve({
    [`GET ${PATH}/tags/stable`]: [{ status: 404 }, tag('stable', 5)],
    [`POST ${PATH}/tags`]: ['cut', { status: 409 }],
  });

  expect(await clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', to: 5 })).toBe(true);
});

test('a tag that somebody else makes first is theirs', async () => {
  const service = await serve({
    [`GET ${PATH}/tags/stable`]: [{ status: 404 }, tag('stable', 2)],
    [`POST ${PATH}/tags`]: { status: 409 },
  });

  await expect(clientOf(service).revisions.tag(ADDRESS, { tag: 'stable', to: 5 })).rejects.toMatchObject({
    kind: 'conflict',
    revisions: { present: 2 },
  });
});

test.each(['latest', '7', 'a/b', ''])('no tag is called "%s"', async (name) => {
  const service = await serve({});

  await expect(clientOf(service).revisions.tag(ADDRESS, { tag: name, to: 5 })).rejects.toMatchObject({
    kind: 'address',
  });
  expect(service.asked).toEqual([]);
});

function tag(name: string, revision: number): Reply {
  return { body: { name, revision, created: '2026-01-01T00:00:00Z', editorLogin: 'ada' } };
}

import { ask, refusal, SHOP, sdkWith, start } from '../client';

const THREE = ['values: { a: 1 }', 'values: { a: 2 }', 'values: { a: 3 }'];

test('revisions are listed newest first, with their tags, and page by page', async () => {
  const sdk = await sdkWith(...THREE);
  await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 2);

  const first = await sdk.listEnvironmentRevisions(...SHOP, undefined, 2);
  const second = await sdk.listEnvironmentRevisions(...SHOP, 2, 2);

  expect(first?.map(({ number, tags }) => [number, tags])).toEqual([
    [3, ['latest']],
    [2, ['stable']],
  ]);
  expect(second?.map(({ number, tags }) => [number, tags])).toEqual([[1, []]]);
});

test('the esc CLI lists all revisions before 0', async () => {
  const esc = await start({ environments: { 'acme/shop/production': THREE } });

  const { body } = await ask(esc, '/environments/acme/shop/production/versions?before=0');

  expect(JSON.parse(body)).toHaveLength(3);
});

test.each([
  ['2', 2],
  ['latest', 3],
  ['stable', 1],
])('revision %s is read and opened', async (version, a) => {
  const sdk = await sdkWith(...THREE);
  await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1);

  expect((await sdk.getEnvironmentAtVersion(...SHOP, version))?.definition).toEqual({ values: { a } });
  expect((await sdk.openAndReadEnvironmentAtVersion(...SHOP, version))?.values).toEqual({ a });
});

test.each(['0', '4', 'none', '1x', '-1'])('revision %s is not found', async (version) => {
  const sdk = await sdkWith(...THREE);

  await expect(sdk.getEnvironmentAtVersion(...SHOP, version)).rejects.toMatchObject(refusal(404));
  await expect(sdk.openEnvironmentAtVersion(...SHOP, version)).rejects.toMatchObject(refusal(404));
});

test.each([
  ['shop/production', 3],
  ['shop/production@2', 2],
  ['shop/production@stable', 1],
  ['shop/production@latest', 3],
])('an import of %s has the values of that revision', async (name, a) => {
  const sdk = await sdkWith(...THREE);
  await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1);
  await sdk.createEnvironment('acme', 'shop', 'pinned');

  await sdk.updateEnvironmentYaml('acme', 'shop', 'pinned', `imports: [${name}]`);

  expect((await sdk.openAndReadEnvironment('acme', 'shop', 'pinned'))?.values).toEqual({ a });
});

test('an import without a project is one of project "default"', async () => {
  const environments = { 'acme/default/base': 'values: { a: 1 }', 'acme/shop/production': 'imports: [base]' };
  const esc = await start({ environments });
  const { body } = await ask(esc, '/environments/acme/shop/production/open', { method: 'POST' });

  const read = await ask(esc, `/environments/acme/shop/production/open/${JSON.parse(body).id}`);

  expect(JSON.parse(read.body).properties).toMatchObject({ a: { value: 1 } });
});

describe('a tag', () => {
  test('moves without a new revision, and keeps its date', async () => {
    const sdk = await sdkWith(...THREE);
    await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1);
    const { created } = (await sdk.getEnvironmentRevisionTag(...SHOP, 'stable')) ?? {};

    await sdk.updateEnvironmentRevisionTag(...SHOP, 'stable', 3);

    expect(await sdk.getEnvironmentRevisionTag(...SHOP, 'stable')).toMatchObject({ revision: 3, created });
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await sdk.listEnvironmentRevisions(...SHOP)).toHaveLength(3);
  });

  test('that exists is not made again', async () => {
    const sdk = await sdkWith(...THREE);
    await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1);

    await expect(sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 2)).rejects.toMatchObject(refusal(409));
    await expect(sdk.createEnvironmentRevisionTag(...SHOP, 'latest', 2)).rejects.toMatchObject(refusal(409));
  });

  test('"latest" can be looked at, and neither moved nor removed', async () => {
    const sdk = await sdkWith(...THREE);

    expect((await sdk.getEnvironmentRevisionTag(...SHOP, 'latest'))?.revision).toBe(3);
    await expect(sdk.updateEnvironmentRevisionTag(...SHOP, 'latest', 1)).rejects.toMatchObject(refusal(400));
    await expect(sdk.deleteEnvironmentRevisionTag(...SHOP, 'latest')).rejects.toMatchObject(refusal(400));
  });

  test('names a revision that there is', async () => {
    const sdk = await sdkWith(...THREE);

    await expect(sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 4)).rejects.toMatchObject(refusal(404));
  });

  test.each(['', '7', '1st', 'a b', 'a/b'])(
    'cannot be called %j, which could be a revision or a path',
    async (name) => {
      const sdk = await sdkWith(...THREE);

      await expect(sdk.createEnvironmentRevisionTag(...SHOP, name, 1)).rejects.toMatchObject(refusal(400));
    },
  );

  test('that there is none of is not found', async () => {
    const sdk = await sdkWith(...THREE);

    await expect(sdk.getEnvironmentRevisionTag(...SHOP, 'none')).rejects.toMatchObject(refusal(404));
    await expect(sdk.updateEnvironmentRevisionTag(...SHOP, 'none', 1)).rejects.toMatchObject(refusal(404));
    await expect(sdk.deleteEnvironmentRevisionTag(...SHOP, 'none')).rejects.toMatchObject(refusal(404));
  });

  test('is listed by name, page by page', async () => {
    const sdk = await sdkWith(...THREE);
    for (const name of ['z', 'b', 'm']) await sdk.createEnvironmentRevisionTag(...SHOP, name, 1);

    const first = await sdk.listEnvironmentRevisionTags(...SHOP, undefined, 3);
    const second = await sdk.listEnvironmentRevisionTags(...SHOP, first?.nextToken, 3);

    const names = [first, second].map((page) => page?.tags?.map(({ name }) => name));
    expect([names, second?.nextToken]).toEqual([[['b', 'latest', 'm'], ['z']], undefined]);
  });
});

import { ask, refusal, SHOP, sdkOf, sdkWith, start } from '../client';

test('environments are listed by project and name, a page at a time', async () => {
  const names = Array.from({ length: 250 }, (_, index) => `acme/p${index % 3}/e${index}`);
  const sdk = sdkOf(await start({ environments: Object.fromEntries(names.map((name) => [name, 'values: {}'])) }));

  const listed: string[] = [];
  const sizes: number[] = [];
  let token: string | undefined;
  do {
    const { environments = [], nextToken } = (await sdk.listEnvironments('acme', token)) ?? {};
    sizes.push(environments.length);
    listed.push(...environments.map(({ name, organization, project }) => `${organization}/${project}/${name}`));
    token = nextToken;
  } while (token);

  expect([sizes, listed]).toEqual([[100, 100, 50], names.sort()]);
});

test('an organization that nobody knows is not found', async () => {
  const sdk = await sdkWith('values: {}');

  await expect(sdk.listEnvironments('other')).rejects.toMatchObject(refusal(404));
  await expect(sdk.createEnvironment('other', 'shop', 'production')).rejects.toMatchObject(refusal(404));
});

test('an organization may be known without environments', async () => {
  const sdk = sdkOf(await start({ organizations: ['acme'] }));

  expect(await sdk.listEnvironments('acme')).toEqual({ environments: [] });
});

test('a new environment has no values, and a definition that is no JSON', async () => {
  const sdk = sdkOf(await start({ organizations: ['acme'] }));

  await sdk.createEnvironment(...SHOP);

  expect((await sdk.getEnvironment(...SHOP))?.yaml).toBe('values: {}\n');
  expect((await sdk.openAndReadEnvironment(...SHOP))?.environment).not.toHaveProperty('properties');
});

test('an environment that exists is not made again', async () => {
  const sdk = await sdkWith('values: { a: 1 }');

  await expect(sdk.createEnvironment(...SHOP)).rejects.toMatchObject(refusal(409));
  await expect(sdk.cloneEnvironment(...SHOP, 'shop', 'production')).rejects.toMatchObject(refusal(409));
});

test.each(['', '.hidden', 'with space', 'a/b', 'x'.repeat(101)])('%j is no name of an environment', async (name) => {
  const sdk = await sdkWith('values: {}');

  await expect(sdk.createEnvironment('acme', 'shop', name)).rejects.toMatchObject(refusal(400));
  await expect(sdk.createEnvironment('acme', name, 'production')).rejects.toMatchObject(refusal(400));
});

test('making and deleting is answered as older SDKs insist on it: 200 with a body', async () => {
  const esc = await start({ organizations: ['acme'] });
  const body = JSON.stringify({ project: 'shop', name: 'production' });

  const made = await ask(esc, '/environments/acme', { method: 'POST', body });
  const deleted = await ask(esc, '/environments/acme/shop/production', { method: 'DELETE' });

  const done = { status: 200, type: 'application/json', body: '{"message":"","code":200}' };
  expect([made, deleted]).toMatchObject([done, done]);
});

test('what is deleted is gone, its sessions excepted', async () => {
  const sdk = await sdkWith('values: { a: 1 }');
  const { id = '' } = (await sdk.openEnvironment(...SHOP)) ?? {};

  await sdk.deleteEnvironment(...SHOP);

  await expect(sdk.getEnvironment(...SHOP)).rejects.toMatchObject(refusal(404));
  await expect(sdk.deleteEnvironment(...SHOP)).rejects.toMatchObject(refusal(404));
  expect((await sdk.readOpenEnvironment(...SHOP, id))?.values).toEqual({ a: 1 });
});

describe('a clone', () => {
  const CLONE = ['acme', 'shop', 'clone'] as const;

  async function clone(options: object) {
    const sdk = await sdkWith('values: { a: 1 }', 'values: { a: { fn::secret: two } }');
    await sdk.createEnvironmentRevisionTag(...SHOP, 'stable', 1);
    await sdk.createEnvironmentTag(...SHOP, 'owner', 'me');
    await sdk.cloneEnvironment(...SHOP, 'shop', 'clone', options);
    return sdk;
  }

  test('has the newest definition, secrets included, and nothing else', async () => {
    const sdk = await clone({});

    expect((await sdk.openAndReadEnvironment(...CLONE))?.values).toEqual({ a: 'two' });
    expect((await sdk.listEnvironmentRevisions(...CLONE))?.map(({ number, tags }) => [number, tags])).toEqual([
      [1, ['latest']],
    ]);
    expect((await sdk.listEnvironmentTags(...CLONE))?.tags).toEqual({});
  });

  test('has history and tags when they are asked for', async () => {
    const sdk = await clone({ preserveHistory: true, preserveRevisionTags: true, preserveEnvironmentTags: true });

    expect((await sdk.listEnvironmentRevisions(...CLONE))?.map(({ number, tags }) => [number, tags])).toEqual([
      [2, ['latest']],
      [1, ['stable']],
    ]);
    expect((await sdk.getEnvironmentTag(...CLONE, 'owner'))?.value).toBe('me');
  });

  test('changes without its origin', async () => {
    const sdk = await clone({ preserveHistory: true });

    await sdk.updateEnvironmentYaml(...CLONE, 'values: { a: 3 }');

    expect((await sdk.openAndReadEnvironment(...SHOP))?.values).toEqual({ a: 'two' });
  });
});

test('the esc CLI is told who asks', async () => {
  const esc = await start({ organizations: ['acme'] });

  const { body } = await ask(esc, '/../user');

  expect(JSON.parse(body)).toMatchObject({ githubLogin: 'local', organizations: [{ githubLogin: 'acme' }] });
});

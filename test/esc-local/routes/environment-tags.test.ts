import { ask, refusal, SHOP, sdkWith, start } from '../client';

test('a tag has all that clients read, and no id, which Go clients refuse', async () => {
  const sdk = await sdkWith('values: {}');
  await sdk.createEnvironmentTag(...SHOP, 'owner', 'me');

  const tag = await sdk.getEnvironmentTag(...SHOP, 'owner');

  expect(Object.keys(tag ?? {}).sort()).toEqual(['created', 'editorLogin', 'editorName', 'modified', 'name', 'value']);
});

test('tags are a map, page by page, with a next token that is empty at the end', async () => {
  const sdk = await sdkWith('values: {}');
  for (const name of ['c', 'a', 'b']) await sdk.createEnvironmentTag(...SHOP, name, name);

  const first = await sdk.listEnvironmentTags(...SHOP, undefined, 2);
  const second = await sdk.listEnvironmentTags(...SHOP, first?.nextToken, 2);

  expect([first, second].map((page) => Object.keys(page?.tags ?? {}))).toEqual([['a', 'b'], ['c']]);
  expect(second?.nextToken).toBe('');
});

test('a tag keeps its date when it gets another name and value', async () => {
  const sdk = await sdkWith('values: {}');
  await sdk.createEnvironmentTag(...SHOP, 'owner', 'me');
  const before = await sdk.getEnvironmentTag(...SHOP, 'owner');

  await sdk.updateEnvironmentTag(...SHOP, 'owner', 'me', 'team', 'us');

  expect(await sdk.getEnvironmentTag(...SHOP, 'team')).toMatchObject({ value: 'us', created: before?.created });
  await expect(sdk.getEnvironmentTag(...SHOP, 'owner')).rejects.toMatchObject(refusal(404));
});

test('a tag whose value is not the one that was seen is not changed', async () => {
  const sdk = await sdkWith('values: {}');
  await sdk.createEnvironmentTag(...SHOP, 'owner', 'me');

  const update = sdk.updateEnvironmentTag(...SHOP, 'owner', 'you', 'owner', 'us');

  await expect(update).rejects.toMatchObject(refusal(409));
  expect((await sdk.getEnvironmentTag(...SHOP, 'owner'))?.value).toBe('me');
});

test('a name that is taken is refused', async () => {
  const sdk = await sdkWith('values: {}');
  await sdk.createEnvironmentTag(...SHOP, 'owner', 'me');
  await sdk.createEnvironmentTag(...SHOP, 'team', 'us');

  await expect(sdk.createEnvironmentTag(...SHOP, 'owner', 'x')).rejects.toMatchObject(refusal(409));
  await expect(sdk.updateEnvironmentTag(...SHOP, 'owner', 'me', 'team', 'x')).rejects.toMatchObject(refusal(409));
});

test('a tag that there is none of is not found', async () => {
  const sdk = await sdkWith('values: {}');

  await expect(sdk.getEnvironmentTag(...SHOP, 'none')).rejects.toMatchObject(refusal(404));
  await expect(sdk.updateEnvironmentTag(...SHOP, 'none', 'a', 'b', 'c')).rejects.toMatchObject(refusal(404));
  await expect(sdk.deleteEnvironmentTag(...SHOP, 'none')).rejects.toMatchObject(refusal(404));
});

test.each(['', '[]', '{', '{"name": "owner"}', '{"name": 1, "value": "x"}'])('%s makes no tag', async (body) => {
  const esc = await start({ environments: { 'acme/shop/production': 'values: {}' } });

  const { body: answer, status } = await ask(esc, '/environments/acme/shop/production/tags', { method: 'POST', body });

  expect([status, JSON.parse(answer)]).toEqual([400, { code: 400, message: expect.stringMatching(/^Bad Request: /) }]);
});

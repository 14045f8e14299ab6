// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import type { EscLocal } from '../../../lib/esc-local/esc-local';
import { ask, refusal, SHOP, sdkOf, sdkWith, start } from '../client';

const PATH = '/environments/acme/shop/production';

const DEFINITION = `
values:
  app: { hello: world, "dotted.key": 1, list: [{ x: deep }], nothing: null }
  password: { fn::secret: hunter2 }
  life: \${context.pulumi.openDuration}
`;

async function open(query = ''): Promise<{ esc: EscLocal; id: string }> {
  const esc = await start({ environments: { 'acme/shop/production': DEFINITION } });
  const { body } = await ask(esc, `${PATH}/open${query}`, { method: 'POST' });
  return { esc, id: JSON.parse(body).id };
}

test('opening answers with the id and nothing else', async () => {
  const esc = await start({ environments: { 'acme/shop/production': DEFINITION } });

  const { body, status, type } = await ask(esc, `${PATH}/open`, { method: 'POST' });

  expect([status, type, body]).toEqual([200, 'application/json', expect.stringMatching(/^{"id":"[0-9a-f]{32}"}$/)]);
});

test.each(['application/x-www-form-urlencoded', 'application/json', 'text/plain'])(
  'opening without a body works as %s',
  async (type) => {
    const esc = await start({ environments: { 'acme/shop/production': DEFINITION } });

    const { status } = await ask(esc, `${PATH}/open`, { method: 'POST', headers: { 'content-type': type } });

    expect(status).toBe(200);
  },
);

test.each([
  ['app.hello', { value: 'world' }],
  ['app["dotted.key"]', { value: 1 }],
  ['app.["hello"]', { value: 'world' }],
  ['["app"].list[0].x', { value: 'deep' }],
  ['password', { value: 'hunter2', secret: true }],
  ['app.list', { value: [{ value: { x: { value: 'deep' } } }] }],
])('property %s is read with one slash as with two', async (property, expected) => {
  const { esc, id } = await open();
  const query = new URLSearchParams({ property });

  const answers = [await ask(esc, `${PATH}/open/${id}?${query}`), await ask(esc, `${PATH}/open//${id}?${query}`)];

  expect(answers[0]?.body).toBe(answers[1]?.body);
  expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject(expected);
});

test('null has a trace and no value', async () => {
  const { esc, id } = await open();

  const { body } = await ask(esc, `${PATH}/open//${id}?property=app.nothing`);

  expect(Object.keys(JSON.parse(body))).toEqual(['trace']);
});

test.each([
  'none',
  'app.none',
  'app[0]',
  'app.list.x',
  'app.list[1]',
  'app.hello.x',
  'app.hello[0]',
  'app.constructor',
])('property %s is not found', async (property) => {
  const { esc, id } = await open();

  await expect(sdkOf(esc).readOpenEnvironmentProperty(...SHOP, id, property)).rejects.toMatchObject(refusal(404));
});

test.each(['', '.', 'a..b', 'a.', 'a[', '[0]'])('%j is no property path', async (property) => {
  const { esc, id } = await open();

  await expect(sdkOf(esc).readOpenEnvironmentProperty(...SHOP, id, property)).rejects.toMatchObject(refusal(400));
});

test('a session is of its environment alone', async () => {
  const environments = { 'acme/shop/production': DEFINITION, 'acme/shop/other': 'values: { a: 1 }' };
  const sdk = sdkOf(await start({ environments }));
  const { id = '' } = (await sdk.openEnvironment(...SHOP)) ?? {};

  await expect(sdk.readOpenEnvironment('acme', 'shop', 'other', id)).rejects.toMatchObject(refusal(404));
  await expect(sdk.readOpenEnvironment(...SHOP, `${id}0`)).rejects.toMatchObject(refusal(404));
});

test('a session shows the environment as it was when it was opened', async () => {
  const sdk = await sdkWith('values: { a: 1 }');
  const { id = '' } = (await sdk.openEnvironment(...SHOP)) ?? {};

  await sdk.updateEnvironmentYaml(...SHOP, 'values: { a: 2 }');

  expect((await sdk.readOpenEnvironment(...SHOP, id))?.values).toEqual({ a: 1 });
});

test('a session ends when its time is over', async () => {
  const { esc, id } = await open('?duration=1ms');

  await new Promise((resolve) => setTimeout(resolve, 5));

  await expect(sdkOf(esc).readOpenEnvironment(...SHOP, id)).rejects.toMatchObject(refusal(404));
});

test.each([
  ['', '1h0m0s'],
  ['?duration=90s', '1m30s'],
  ['?duration=1.5h', '1h30m0s'],
  ['?duration=1h2m3.5s', '1h2m3.5s'],
  ['?duration=250ms', '0.25s'],
])('a session opened with %j knows that it lives %s', async (query, life) => {
  const { esc, id } = await open(query);

  expect((await sdkOf(esc).readOpenEnvironmentProperty(...SHOP, id, 'life'))?.value).toBe(life);
});

test.each(['1', 'x', '-1h', '1d', '1h '])('%j is no duration', async (duration) => {
  const esc = await start({ environments: { 'acme/shop/production': DEFINITION } });

  const { body, status } = await ask(esc, `${PATH}/open?${new URLSearchParams({ duration })}`, { method: 'POST' });

  expect([status, JSON.parse(body).code]).toEqual([400, 400]);
});

test('an environment that does not evaluate is not opened, and says why', async () => {
  const sdk = await sdkWith('values: { a: "${none}", aws: { fn::open::aws-login: {} } }');

  await expect(sdk.openEnvironment(...SHOP)).rejects.toMatchObject({
    response: {
      status: 400,
      data: {
        code: 400,
        message: 'Bad Request',
        diagnostics: [
          { summary: 'unknown property "none"', path: 'values.a' },
          { summary: 'the local ESC has no providers: "aws-login" cannot be opened', path: 'values.aws' },
        ],
      },
    },
  });
});

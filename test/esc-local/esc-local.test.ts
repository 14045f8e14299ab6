import { EscLocal } from '../../lib/esc-local/esc-local';
import { ask, refusal, SHOP, sdkOf, start } from './client';

const ENVIRONMENTS = { 'acme/shop/production': 'values: { a: 1 }', 'acme/shop/base': 'values: { b: 1 }' };

test('a token that nobody gave is refused', async () => {
  const sdk = sdkOf(await start({ environments: ENVIRONMENTS }), 'pul-other');

  await expect(sdk.openEnvironment(...SHOP)).rejects.toMatchObject(refusal(401, 'Unauthorized'));
});

test.each([undefined, 'pul-given', 'Bearer pul-given', 'Basic pul-given', 'token  pul-given', 'token '])(
  '%j is no authorization',
  async (authorization) => {
    const esc = await start({ environments: ENVIRONMENTS, tokens: ['pul-given'] });

    const response = await fetch(`${esc.url}/environments/acme`, { headers: authorization ? { authorization } : {} });

    expect([response.status, await response.json()]).toEqual([401, { code: 401, message: 'Unauthorized' }]);
  },
);

test('each token that was given is let in, and none is made up', async () => {
  const esc = await start({ environments: ENVIRONMENTS, tokens: ['one', 'two'] });

  const names = await Promise.all(['one', 'two'].map((token) => sdkOf(esc, token).listEnvironments('acme')));

  expect([esc.token, ...names.map((list) => list?.environments?.length)]).toEqual(['one', 2, 2]);
});

test('a page in a browser is refused, whatever it sends', async () => {
  const esc = await start({ environments: ENVIRONMENTS });

  const { status } = await ask(esc, '/environments/acme', { headers: { origin: 'http://localhost' } });

  expect(status).toBe(403);
});

test('requests are counted by method, route and environment, without what is in them', async () => {
  const esc = await start({ environments: ENVIRONMENTS });
  const sdk = sdkOf(esc);

  await sdk.openAndReadEnvironment(...SHOP);
  await sdk.openEnvironment('acme', 'shop', 'base');
  await ask(esc, '/nowhere/at/all');

  expect(esc.requests.count()).toBe(4);
  expect(esc.requests.count({ method: 'POST' })).toBe(2);
  expect(esc.requests.count({ route: 'unknown' })).toBe(1);
  expect(esc.requests.entries({ environment: 'acme/shop/production' })).toEqual([
    {
      method: 'POST',
      route: '/esc/environments/:organization/:project/:environment/open',
      environment: 'acme/shop/production',
      count: 1,
    },
    {
      method: 'GET',
      route: '/esc/environments/:organization/:project/:environment/open/:session',
      environment: 'acme/shop/production',
      count: 1,
    },
  ]);
});

test('requests are counted anew after a clear', async () => {
  const esc = await start({ environments: ENVIRONMENTS });
  await sdkOf(esc).listEnvironments('acme');

  esc.requests.clear();

  expect(esc.requests.count()).toBe(0);
});

test.each(['0.0.0.0', '192.168.1.1', 'example.com', '::'])('%s is refused: it is no loopback address', async (host) => {
  await expect(EscLocal.start({ host })).rejects.toThrow(`the local ESC listens at a loopback address, not at ${host}`);
});

test('a port that is taken is refused', async () => {
  const { url } = await start();

  await expect(EscLocal.start({ port: Number(new URL(url).port) })).rejects.toThrow('EADDRINUSE');
});

test('an address that is none is refused', async () => {
  await expect(EscLocal.start({ environments: { 'shop/production': '' } })).rejects.toThrow(
    '"shop/production" is no organization/project/environment',
  );
});

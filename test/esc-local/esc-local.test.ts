import { EscLocal, type EscLocalOptions } from '../../lib/esc-local/esc-local';
import { sdkOf } from './sdk';

const SHOP = `
imports: [shop/base]
values:
  db: { user: shop, password: { fn::secret: "hunter2" }, url: "postgres://\${db.user}:\${db.password}@db" }
`;
const ENVIRONMENTS = { 'acme/shop/base': 'values: { region: eu }', 'acme/shop/production': SHOP };

let esc: EscLocal;

async function start(options: EscLocalOptions = {}): Promise<EscLocal> {
  esc = await EscLocal.start({ environments: ENVIRONMENTS, ...options });
  return esc;
}

afterEach(() => esc?.close());

test('an environment is opened and read', async () => {
  const sdk = sdkOf(await start());

  const opened = await sdk.openAndReadEnvironment('acme', 'shop', 'production');

  expect(opened?.values).toEqual({
    region: 'eu',
    db: { user: 'shop', password: 'hunter2', url: 'postgres://shop:hunter2@db' },
  });
});

test('a property is read through two slashes', async () => {
  const sdk = sdkOf(await start());
  const { id = '' } = (await sdk.openEnvironment('acme', 'shop', 'production')) ?? {};

  const { property, value } =
    (await sdk.readOpenEnvironmentProperty('acme', 'shop', 'production', id, 'db["password"]')) ?? {};

  expect([value, property?.secret]).toEqual(['hunter2', true]);
});

test('a token that nobody gave is refused', async () => {
  const sdk = sdkOf(await start(), 'pul-other');

  await expect(sdk.openEnvironment('acme', 'shop', 'production')).rejects.toMatchObject({
    response: { status: 401, data: { code: 401, message: 'Unauthorized' } },
  });
});

test('requests are counted by method, route and environment', async () => {
  const sdk = sdkOf(await start());

  await sdk.openAndReadEnvironment('acme', 'shop', 'production');
  await sdk.openEnvironment('acme', 'shop', 'base');

  expect(esc.requests.count({ method: 'POST' })).toBe(2);
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

test('another address than a loopback one is refused', async () => {
  await expect(EscLocal.start({ host: '0.0.0.0' })).rejects.toThrow('a loopback address, not at 0.0.0.0');
});

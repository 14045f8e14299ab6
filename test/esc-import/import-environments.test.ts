import type { Fleet } from '../../lib';
import { type ImportRequest, importEnvironments } from '../../lib/esc-import/import-environments';
import { namedEnvironments } from '../../lib/esc-import/named-environments';
import type { EscLocalOptions } from '../../lib/esc-local/esc-local';
import { environmentShape } from '../../lib/stores/pulumi-esc/environment-shape';
import { connectTo, startEsc } from '../support/esc';
import { cluster, variableReader } from '../support/fleet';

const ADDRESS = 'acme/shop/production';
const DEFINITION = 'values: { db: { password: { fn::secret: "c4n4ry" }, port: 5432 } }';
const LOCKED = environmentShape('acme/shop/staging', [{ path: 'gone', type: 'string', secret: true }]);

test('the shape that is there now is what the lock gets, and no value', async () => {
  const { plan, ...rest } = await importAll([ADDRESS]);

  expect(JSON.parse(plan.lock).environments).toEqual({
    [ADDRESS]: { paths: { db: 'object', 'db.password': 'secret string', 'db.port': 'number' } },
  });
  expect(JSON.stringify([plan, [...plan.modules]])).not.toMatch(/c4n4ry|5432/);
  expect(rest).toEqual({ findings: [], failures: [], warnings: [] });
});

test('a revision that is asked for is read and named', async () => {
  const { plan } = await importAll([`${ADDRESS}@1`], { [ADDRESS]: ['values: { old: 1 }', DEFINITION] });

  expect(JSON.parse(plan.lock).environments[ADDRESS]).toEqual({ revision: 1, paths: { old: 'number' } });
});

test('an environment that is not there is told, and its entry stays as it was', async () => {
  const { findings, plan } = await importAll([ADDRESS, 'acme/shop/staging'], undefined, {
    before: new Map([[LOCKED.address, LOCKED]]),
  });

  expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual(['check/no-environment acme/shop/staging']);
  expect(Object.keys(JSON.parse(plan.lock).environments)).toEqual([ADDRESS, 'acme/shop/staging']);
});

test('references of the program that do not fit the new shape are told', async () => {
  const prod = cluster();
  variableReader(prod, 'cart');
  const fleet = prod.node.root as Fleet;

  const { findings } = await importAll([ADDRESS], { [ADDRESS]: 'values: { db: { pasword: a } }' }, { fleet });

  expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'esc/unknown-property prod/cart/cart/db-password',
  ]);
});

test('what is worth a note only is left to the check', async () => {
  const prod = cluster();
  variableReader(prod, 'cart');
  const fleet = prod.node.root as Fleet;

  const { findings } = await importAll([ADDRESS], { [ADDRESS]: 'values: { db: { password: plain } }' }, { fleet });

  expect(findings).toEqual([]);
});

test('the environments of a program are named once each, by the first construct', () => {
  const prod = cluster();
  for (const name of ['cart', 'checkout']) variableReader(prod, name);

  const named = namedEnvironments(prod.node.root as Fleet);

  expect([...named]).toEqual([[ADDRESS, { address: ADDRESS, path: 'prod/cart/production' }]]);
});

async function importAll(
  addresses: readonly string[],
  environments: EscLocalOptions['environments'] = { [ADDRESS]: DEFINITION },
  request: Partial<ImportRequest> = {},
) {
  const places = addresses.map((text) => {
    const [address = '', at] = text.split('@');
    return { address, path: address, ...(at && { at }) };
  });
  const connect = connectTo(await startEsc(environments ?? {}));
  return importEnvironments({ places, before: new Map(), connect, library: '../../lib/index.ts', ...request });
}

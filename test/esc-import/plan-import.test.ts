import { planImport } from '../../lib/esc-import/plan-import';
import { parseEscLock } from '../../lib/stores/pulumi-esc/environment-lock';
import { type EnvironmentShape, environmentShape, type PathShape } from '../../lib/stores/pulumi-esc/environment-shape';

const OPTIONS = { library: '../../lib/index.ts' };
const HELLO: PathShape = { path: 'hello', type: 'string', secret: true };
const BYE: PathShape = { path: 'bye', type: 'string', secret: true };

test('a shape that was read takes the place of the old one, and the others stay', () => {
  const before = shapes(['acme/shop/eu', HELLO], ['acme/shop/us', HELLO]);

  const { lock } = planImport(before, [environmentShape('acme/shop/eu', [BYE])], OPTIONS);

  expect(pathsIn(lock)).toEqual({ 'acme/shop/eu': ['bye'], 'acme/shop/us': ['hello'] });
});

test('every environment of the lock has a module, be it read or not', () => {
  const { modules } = planImport(shapes(['acme/shop/us', HELLO]), [environmentShape('acme/shop/eu', [BYE])], OPTIONS);

  expect([...modules.keys()]).toEqual(['shop-eu.ts', 'shop-us.ts']);
  expect(modules.get('shop-us.ts')).toContain("  | 'hello' // secret string\n");
});

test('what is read into an empty lock is new', () => {
  const { changes } = planImport(new Map(), [environmentShape('acme/shop/eu', [HELLO])], OPTIONS);

  expect(changes).toEqual([{ address: 'acme/shop/eu', isNew: true, added: [HELLO], removed: [], changed: [] }]);
});

test('what may not be kept is pruned, unless it was read', () => {
  const before = shapes(['acme/shop/eu', HELLO], ['acme/shop/us', HELLO], ['acme/shop/asia', HELLO]);
  const read = [environmentShape('acme/shop/eu', [HELLO])];

  const { lock, modules, pruned } = planImport(before, read, { ...OPTIONS, keep: new Set(['acme/shop/us']) });

  expect(Object.keys(pathsIn(lock))).toEqual(['acme/shop/eu', 'acme/shop/us']);
  expect([...modules.keys()]).toEqual(['shop-eu.ts', 'shop-us.ts']);
  expect(pruned).toEqual(['acme/shop/asia']);
});

test('the order in which environments were read and locked does not matter', () => {
  const all = shapes(['acme/shop/eu', HELLO, BYE], ['acme/shop/us', HELLO], ['initech/shop/eu', BYE]);
  const read = [...all.values()];

  const plans = [read, [...read].reverse()].map((some) => planImport(new Map(), some, OPTIONS));

  expect(JSON.stringify({ ...plans[0], modules: [...(plans[0]?.modules ?? [])] })).toBe(
    JSON.stringify({ ...plans[1], modules: [...(plans[1]?.modules ?? [])] }),
  );
});

function shapes(...all: readonly [string, ...PathShape[]][]): ReadonlyMap<string, EnvironmentShape> {
  return new Map(all.map(([address, ...paths]) => [address, environmentShape(address, paths)]));
}

function pathsIn(lock: string): Record<string, readonly string[]> {
  const entries = [...parseEscLock(lock).shapes].map(([address, { paths }]) => [
    address,
    paths.map(({ path }) => path),
  ]);
  return Object.fromEntries(entries);
}

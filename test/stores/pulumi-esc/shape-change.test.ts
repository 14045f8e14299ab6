import { environmentShape, type PathShape } from '../../../lib/stores/pulumi-esc/environment-shape';
import { describeChange, isUnchanged, shapeChange } from '../../../lib/stores/pulumi-esc/shape-change';

const HELLO: PathShape = { path: 'app.hello', type: 'string', secret: true };
const PORT: PathShape = { path: 'app.port', type: 'number', secret: false };

test('a path that came and one that went are told, and one that stayed is not', () => {
  const before = shapeOf(HELLO, { ...PORT, path: 'app.prot' });
  const after = shapeOf(HELLO, PORT);

  const change = shapeChange(before, after);

  expect(change).toEqual({ added: [PORT], removed: [{ ...PORT, path: 'app.prot' }], changed: [] });
});

test.each([
  ['another type', { ...HELLO, type: 'number' }],
  ['what is no longer secret', { ...HELLO, secret: false }],
] as const)('%s is a change', (_, after) => {
  const change = shapeChange(shapeOf(HELLO), shapeOf(after));

  expect(change).toEqual({ added: [], removed: [], changed: [{ before: HELLO, after }] });
});

test('of an environment that nobody knew everything is new', () => {
  const change = shapeChange(undefined, shapeOf(PORT, HELLO));

  expect(change).toEqual({ added: [HELLO, PORT], removed: [], changed: [] });
});

test('another revision alone is no change', () => {
  const change = shapeChange(environmentShape('acme/shop/a', [HELLO], 1), environmentShape('acme/shop/a', [HELLO], 2));

  expect(isUnchanged(change)).toBe(true);
});

test('a change reads like a diff, what breaks programs first', () => {
  const before = shapeOf(HELLO, { ...PORT, path: 'app.prot' });
  const after = shapeOf({ ...HELLO, type: 'number' }, PORT);

  expect(describeChange(shapeChange(before, after))).toEqual([
    '- app.prot  number',
    '~ app.hello  secret number, was secret string',
    '+ app.port  number',
  ]);
});

function shapeOf(...paths: readonly PathShape[]) {
  return environmentShape('acme/shop/production', paths);
}

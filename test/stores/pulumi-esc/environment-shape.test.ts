import fc from 'fast-check';
import {
  containsSecret,
  environmentShape,
  nearestPaths,
  type PathShape,
  shapeAt,
} from '../../../lib/stores/pulumi-esc/environment-shape';
import { PropertyPath } from '../../../lib/stores/pulumi-esc/property-path';
import { anySegments } from '../../support/property-paths';

const SHAPE = shape(
  path('app', { type: 'object' }),
  path('app.hello'),
  path('app.port', { type: 'number' }),
  path('db', { type: 'object' }),
  path('db.hosts', { type: 'array' }),
  path('db.hosts[0]', { type: 'object' }),
  path('db.hosts[0].password', { secret: true }),
  path('db.login', { type: 'unknown', secret: true }),
  path('db["ca.crt"]'),
  path('database', { type: 'object' }),
  path('database.user'),
);

test.each([
  ['app.port', 'number'],
  ['app["port"]', 'number'],
  ['db.["ca.crt"]', 'string'],
  ['db.hosts', 'array'],
  ['db.hosts[0]', 'object'],
])('%s is found, as a %s', (text, type) => {
  expect(shapeAt(SHAPE, text)?.type).toBe(type);
});

test.each(['app.helo', 'app.hello.x', 'db.hosts[1]', 'App', '', 'app..hello', '[0]'])('"%s" is not there', (text) => {
  expect(shapeAt(SHAPE, text)).toBeUndefined();
});

test('whatever lies below an unknown value is unknown, and as secret as that value', () => {
  expect(shapeAt(SHAPE, 'db.login["oidc"].token')).toEqual({
    path: 'db.login.oidc.token',
    type: 'unknown',
    secret: true,
  });
});

test('any path of a shape is found however its keys are quoted', () => {
  fc.assert(
    fc.property(anySegments, (segments) => {
      const text = PropertyPath.of(...segments).toString();
      const quoted = segments
        .map((step) => (typeof step === 'number' ? `[${step}]` : `["${step.replaceAll('"', '\\"')}"]`))
        .join('');

      expect(shapeAt(shape(path(text)), quoted)?.path).toBe(text);
    }),
  );
});

test.each([
  ['db.hosts[0].password', true],
  ['db.hosts', true],
  ['db', true],
  ['db.login.oidc', true],
  ['app', false],
  ['app.hello', false],
  ['database', false],
  ['db.hosts[1]', false],
])('that %s contains a secret is %s', (text, expected) => {
  expect(containsSecret(SHAPE, text)).toBe(expected);
});

test.each([
  ['app.helo', ['app.hello']],
  ['app.ehllo', ['app.hello']],
  ['App.Hello', ['app.hello']],
  ['app.prot', ['app.port']],
  ['b.hosts[9]', ['db.hosts[0]']],
  ['hello', ['app.hello']],
  ['secrets.password', ['db.hosts[0].password']],
  ['app..hello', ['app.hello']],
  ['entirely.different', []],
])('for %s the nearest are %j', (text, expected) => {
  expect(nearestPaths(SHAPE, text)).toEqual(expected);
});

test('the likeliest name comes first, and of equals the first in order', () => {
  const names = shape(path('abssword'), path('pasword'), path('passwor'), path('password2'));

  expect(nearestPaths(names, 'password', 4)).toEqual(['passwor', 'password2', 'pasword', 'abssword']);
  expect(nearestPaths(names, 'password', 1)).toEqual(['passwor']);
});

test('two characters in the wrong order are one mistake', () => {
  expect(nearestPaths(shape(path('db')), 'bd')).toEqual(['db']);
});

test('paths are in order by code unit', () => {
  const { paths } = shape(path('b'), path('a_b'), path('a.x'), path('a[0]'), path('B'), path('a'));

  expect(paths.map((entry) => entry.path)).toEqual(['B', 'a', 'a.x', 'a[0]', 'a_b', 'b']);
});

test('an environment at its latest revision has no field for the revision', () => {
  expect(Object.keys(environmentShape('acme/shop/production', []))).toEqual(['address', 'paths']);
  expect(environmentShape('acme/shop/production', [], 7).revision).toBe(7);
});

function shape(...paths: PathShape[]) {
  return environmentShape('acme/shop/production', paths);
}

function path(text: string, props: Partial<PathShape> = {}): PathShape {
  return { path: text, type: 'string', secret: false, ...props };
}

import fc from 'fast-check';
import { EscLockError, formatEscLock, parseEscLock } from '../../../lib/stores/pulumi-esc/environment-lock';
import { environmentShape, type PathShape } from '../../../lib/stores/pulumi-esc/environment-shape';
import { PropertyPath } from '../../../lib/stores/pulumi-esc/property-path';
import { anySegments } from '../../support/property-paths';

const PATHS: readonly PathShape[] = [
  { path: 'db.password', type: 'string', secret: true },
  { path: 'db', type: 'object', secret: false },
  { path: 'db.port', type: 'number', secret: false },
];

test('a lock has one line a path, in order, with type and secrecy and nothing else', () => {
  const text = formatEscLock([environmentShape('acme/shop/production', PATHS, 12)]);

  expect(text).toBe(`{
  "version": 1,
  "environments": {
    "acme/shop/production": {
      "revision": 12,
      "paths": {
        "db": "object",
        "db.password": "secret string",
        "db.port": "number"
      }
    }
  }
}
`);
});

test('environments stand in order, whatever order they came in', () => {
  const shapes = ['acme/b/x', 'acme/a/x'].map((address) => environmentShape(address, []));

  expect(formatEscLock(shapes)).toBe(formatEscLock([...shapes].reverse()));
});

test('what is written is read back', () => {
  const types = fc.constantFrom('string', 'number', 'boolean', 'object', 'array', 'null', 'unknown');
  const entries = fc.uniqueArray(fc.tuple(anySegments, types, fc.boolean()), {
    selector: ([segments]) => PropertyPath.of(...segments).toString(),
  });

  fc.assert(
    fc.property(entries, fc.option(fc.integer({ min: 1 }), { nil: undefined }), (drawn, revision) => {
      const paths = drawn.map(
        ([segments, type, secret]) => ({ path: PropertyPath.of(...segments).toString(), type, secret }) as PathShape,
      );
      const shape = environmentShape('acme/shop/production', paths, revision);

      expect([...parseEscLock(formatEscLock([shape])).shapes.values()]).toEqual([shape]);
    }),
  );
});

test.each([
  '[]',
  '{"version":1,"environments":{"a/b/c":3}}',
  '{"version":1,"environments":{"a/b/c":{"revision":"x","paths":{}}}}',
  '{"version":1,"environments":{"a/b/c":{"paths":{"x":"text"}}}}',
  '{"version":1,"environments":{"a/b/c":{"paths":{"x":"very secret string"}}}}',
  '{"version":1,"environments":{"a/b/c":{"paths":{"x..y":"string"}}}}',
])('%s is refused', (text) => {
  expect(() => parseEscLock(text)).toThrow(EscLockError);
});

test('entries that nobody asks for are known', () => {
  const lock = parseEscLock(formatEscLock(['acme/b/x', 'acme/a/x'].map((address) => environmentShape(address, []))));

  lock.shapeOf('acme/b/x');

  expect(lock.unused).toEqual(['acme/a/x']);
});

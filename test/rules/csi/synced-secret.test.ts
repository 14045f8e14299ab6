import type { JsonObject } from '../../../lib/core/json';
import { wholeSyncs } from '../../../lib/rules/csi/synced-secret';
import { check, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';

const DATA = [{ key: 'a', objectName: 'a' }];

test.each<[string, JsonObject]>([
  ['secretObjects[0] of SecretProviderClass "shop/db" has no secretName', { type: 'Opaque', data: DATA }],
  ['Secret "db" of SecretProviderClass "shop/db" has no type', { secretName: 'db', data: DATA }],
  ['has no data', { secretName: 'db', type: 'Opaque', data: [] }],
  ['has an entry without objectName', { secretName: 'db', type: 'Opaque', data: [{ key: 'a' }] }],
  ['has an entry without key', { secretName: 'db', type: 'Opaque', data: [{ objectName: 'a', key: ' ' }] }],
  ['has no tls.key', { secretName: 'db', type: 'kubernetes.io/tls', data: [{ key: 'tls.crt', objectName: 'a' }] }],
  ['has the key "a"', { secretName: 'db', type: 'kubernetes.io/tls', data: DATA }],
])('it is refused that %s', (problem, secret) => {
  const [finding] = check(wholeSyncs, [secretProviderClass({ secretObjects: [secret] })]);

  expect(finding).toMatchObject({ code: 'csi/synced-secret', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain(problem);
});

test.each<JsonObject>([
  { secretName: 'db', type: 'Opaque', data: DATA },
  { secretName: 'db', type: 'example.com/own', data: DATA },
  {
    secretName: 'db',
    type: 'kubernetes.io/tls',
    data: ['tls.crt', 'tls.key'].map((key) => ({ key, objectName: 'a' })),
  },
])('a Secret that has all passes: %j', (secret) => {
  expect(codes(wholeSyncs, [secretProviderClass({ secretObjects: [secret] })])).toEqual([]);
});

test('a class of a binding that tells it itself is left alone', () => {
  const isTold = (code: string, path: string) => code === 'csi/secret-keys' && path === 'prod/shop/db';

  expect(codes(wholeSyncs, [secretProviderClass({ secretObjects: [{}] })], { isTold })).toEqual([]);
});

import type { JsonObject } from '../../../lib/core/json';
import { admittedSecrets } from '../../../lib/rules/eso/refused';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

const DATA = [{ secretKey: 'a', remoteRef: { key: 'a' } }];

test.each<[string, JsonObject]>([
  ['has neither data nor dataFrom', {}],
  ['has neither data nor dataFrom', { data: [], dataFrom: [] }],
  [
    'has deletionPolicy "Delete" with creationPolicy "Merge"',
    target({ creationPolicy: 'Merge', deletionPolicy: 'Delete' }),
  ],
  [
    'has deletionPolicy "Merge" with creationPolicy "None"',
    target({ creationPolicy: 'None', deletionPolicy: 'Merge' }),
  ],
  ['has the key "a" twice in data', { data: [...DATA, ...DATA] }],
  ['neither extract nor find nor a generator', { dataFrom: [{ rewrite: [] }] }],
  ['more than one of extract, find and a generator', { dataFrom: [{ extract: { key: 'a' }, find: { path: 'a' } }] }],
  ['more than one of', { dataFrom: [{ extract: { key: 'a' }, sourceRef: { generatorRef: { name: 'a' } } }] }],
])('it is refused that an ExternalSecret %s: %j', (problem, spec) => {
  const [finding] = check(admittedSecrets, [externalSecret(spec)]);

  expect(finding).toMatchObject({ code: 'eso/refused', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain(problem);
});

test.each<JsonObject>([
  { data: DATA },
  { data: [...DATA, { secretKey: 'b', remoteRef: { key: 'a' } }] },
  target({ deletionPolicy: 'Delete' }),
  target({ creationPolicy: 'Merge', deletionPolicy: 'Merge' }),
  { ...target({ deletionPolicy: 'Merge' }), data: [...DATA, ...DATA] },
  { dataFrom: [{ extract: { key: 'a' }, sourceRef: { storeRef: { name: 'a' } } }] },
  { dataFrom: [{ sourceRef: { generatorRef: { name: 'a' } } }] },
  { dataFrom: [{ sourceRef: { storeRef: { name: 'a' } } }] },
])('%j passes', (spec) => {
  expect(codes(admittedSecrets, [externalSecret(spec)])).toEqual([]);
});

test('what a ClusterExternalSecret makes is looked at too', () => {
  const metadata = { name: 'db' };
  const spec = { externalSecretSpec: {} };
  const manifest = { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata, spec };

  expect(check(admittedSecrets, [manifest])[0]?.cause).toContain('refuses each ExternalSecret that is made of it');
});

function target(policies: JsonObject): JsonObject {
  return { data: DATA, target: policies };
}

import type { JsonObject } from '../../../lib/core/json';
import { neededSecrets } from '../../../lib/rules/eso/deletes-on-missing';
import { check, codes } from '../../support/cluster-subject';
import { deployment, externalSecret } from '../../support/manifests';

test('a Secret that goes with its values warns where pods need it', () => {
  const [finding] = check(neededSecrets, [keeping('Delete'), reading('db')]);

  expect(finding).toMatchObject({ code: 'eso/deletes-on-missing', severity: 'warning', path: 'prod/shop/db' });
  expect(finding?.problem).toContain('deletes Secret "db"');
  expect(finding?.problem).toContain('Deployment "shop/app" cannot do without');
});

test('the Secret goes by the name of its target', () => {
  expect(codes(neededSecrets, [keeping('Delete', { name: 'password' }), reading('password')])).toHaveLength(1);
});

test.each<[string, readonly JsonObject[]]>([
  ['stays', [keeping('Retain'), reading('db')]],
  ['stays, as nobody says otherwise', [externalSecret(), reading('db')]],
  ['loses the missing keys alone', [keeping('Merge'), reading('db')]],
  ['nobody reads', [keeping('Delete')]],
  ['pods do without', [keeping('Delete'), reading('db', { optional: true })]],
])('a Secret that %s passes', (_, manifests) => {
  expect(codes(neededSecrets, manifests)).toEqual([]);
});

test('a Secret of Pulumi ESC passes, as its provider never says that a value is gone', () => {
  const store = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'store', namespace: 'shop' },
    spec: { provider: { pulumi: {} } },
  };
  const secret = externalSecret({ secretStoreRef: { name: 'store' }, target: { deletionPolicy: 'Delete' } });

  expect(codes(neededSecrets, [store, secret, reading('db')])).toEqual([]);
});

function keeping(deletionPolicy: string, target: JsonObject = {}): JsonObject {
  return externalSecret({ target: { deletionPolicy, ...target } });
}

function reading(name: string, more: JsonObject = {}): JsonObject {
  return deployment({ containers: [{ name: 'app', envFrom: [{ secretRef: { name, ...more } }] }] });
}

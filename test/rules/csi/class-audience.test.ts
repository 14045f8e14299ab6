import type { JsonObject } from '../../../lib/core/json';
import { classAudiences } from '../../../lib/rules/csi/class-audience';
import { reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';
import { secretProviderClass } from '../../support/manifests';

const RED = ['csi/class-audience error prod/shop/db'];
const WORKLOAD_IDENTITY = 'api://AzureADTokenExchange';

test('a class whose provider looks for a token that nobody asks for is refused, with the line that asks', () => {
  const [finding] = check(classAudiences, [csiDriver(), azure({ clientID: 'a' }), reading()]);

  expect(finding).toMatchObject({ code: 'csi/class-audience', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain(`look for a token for "${WORKLOAD_IDENTITY}" (clientID)`);
  expect(finding?.mend).toContain(`tokenRequests: [{ audience: '${WORKLOAD_IDENTITY}' }]`);
});

test.each<[string, JsonObject]>([
  ["the node's identity beside a clientID", azure({ clientID: 'a', useVMManagedIdentity: 'true' })],
  ['identity binding', azure({ clientID: 'a', useAzureTokenProxy: 'True' })],
  ['Pod Identity', aws({ usePodIdentity: 'true' })],
])('%s takes a token of its own', (_, manifest) => {
  expect(codes(classAudiences, [csiDriver('sts.amazonaws.com'), manifest, reading()])).toEqual(RED);
});

test('AWS takes a token whatever the class says', () => {
  expect(check(classAudiences, [csiDriver(), aws({}), reading()])[0]?.problem).toContain(
    'for "sts.amazonaws.com", and',
  );
});

test.each<[string, JsonObject, string]>([
  ['with the token that it needs', azure({ clientID: 'a' }), WORKLOAD_IDENTITY],
  ['for AWS with a role', aws({}), 'sts.amazonaws.com'],
  ["with the node's identity", azure({ useVMManagedIdentity: 'true' }), ''],
  ['with an empty clientID', azure({ clientID: '' }), ''],
  ['of a provider that needs none', secretProviderClass({ provider: 'vault', parameters: {} }), ''],
])('a class %s passes', (_, manifest, audience) => {
  expect(codes(classAudiences, [csiDriver(audience), manifest, reading()])).toEqual([]);
});

test('a class that no pod mounts passes', () => {
  expect(codes(classAudiences, [csiDriver(), azure({ clientID: 'a' })])).toEqual([]);
});

test('of a driver that somebody else makes, nobody can say', () => {
  expect(codes(classAudiences, [azure({ clientID: 'a' }), reading()])).toEqual([]);
});

function azure(parameters: JsonObject): JsonObject {
  return secretProviderClass({ provider: 'azure', parameters });
}

function aws(parameters: JsonObject): JsonObject {
  return secretProviderClass({ provider: 'aws', parameters });
}

function csiDriver(audience?: string): JsonObject {
  const metadata = { name: 'secrets-store.csi.k8s.io' };
  const tokenRequests = audience === undefined ? [] : [{ audience }];
  return { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata, spec: { tokenRequests } };
}

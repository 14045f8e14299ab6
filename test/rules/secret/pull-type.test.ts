import type { JsonObject } from '../../../lib/core/json';
import { pullSecretTypes } from '../../../lib/rules/secret/pull-type';
import { check, codes } from '../../support/cluster-subject';
import { deployment, externalSecret, object, secretProviderClass } from '../../support/manifests';

const TYPE = 'kubernetes.io/dockerconfigjson';

const PULLING = deployment({ imagePullSecrets: [{ name: 'db' }] });

test('a pull secret of another type is refused', () => {
  const [finding] = check(pullSecretTypes, [PULLING, externalSecret()]);

  expect(finding).toMatchObject({
    code: 'secret/pull-type',
    severity: 'error',
    path: 'prod/shop/app',
    problem:
      'Deployment "shop/app" pulls images with Secret "shop/db", which ExternalSecret "shop/db" makes with type "Opaque".',
  });
});

test.each<[string, JsonObject]>([
  ['Secret', object('v1', 'Secret', 'db', { type: 'Opaque' })],
  ['SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db', { spec: { template: { type: 'Opaque' } } })],
  ['class', secretProviderClass({ secretObjects: [{ secretName: 'db', type: 'Opaque' }] })],
  ['ClusterExternalSecret', object('external-secrets.io/v1', 'ClusterExternalSecret', 'db', { spec: {} })],
])('so is that of a %s', (_, maker) => {
  expect(check(pullSecretTypes, [PULLING, maker])).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['Secret', object('v1', 'Secret', 'db', { type: TYPE })],
  ['ExternalSecret', externalSecret({ target: { template: { type: 'kubernetes.io/dockercfg' } } })],
  ['SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db', { spec: { template: { type: TYPE } } })],
  ['class', secretProviderClass({ secretObjects: [{ secretName: 'db', type: TYPE }] })],
  ['ClusterExternalSecret', clusterExternalSecret()],
])('%s: a type that kubelet reads passes', (_, maker) => {
  expect(codes(pullSecretTypes, [PULLING, maker])).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['merges into what is there', externalSecret({ target: { creationPolicy: 'CreateOrMerge' } })],
  ['is of another kind', object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'db' } })],
])('a maker that %s may make any type', (_, maker) => {
  expect(codes(pullSecretTypes, [PULLING, maker])).toEqual([]);
});

test('where two make it the type is whose comes first', () => {
  const both = [externalSecret(), object('bitnami.com/v1alpha1', 'SealedSecret', 'db', { spec: {} })];

  expect(codes(pullSecretTypes, [PULLING, ...both])).toEqual([]);
});

test('other readers take any type', () => {
  const reader = deployment({ volumes: [{ name: 'db', secret: { secretName: 'db' } }] });

  expect(codes(pullSecretTypes, [reader, externalSecret()])).toEqual([]);
});

function clusterExternalSecret(): JsonObject {
  const spec = { externalSecretSpec: { target: { template: { type: TYPE } } } };
  return { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata: { name: 'db' }, spec };
}

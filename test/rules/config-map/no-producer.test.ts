import type { JsonObject } from '../../../lib/core/json';
import { producedConfigMaps } from '../../../lib/rules/config-map/no-producer';
import { check, codes } from '../../support/cluster-subject';
import { configMap, deployment, externalSecret, object } from '../../support/manifests';

test('a volume of a ConfigMap that nobody makes is a warning', () => {
  const [finding] = check(producedConfigMaps, [mountingConfig('app')]);

  expect(finding).toMatchObject({
    code: 'config-map/no-producer',
    severity: 'warning',
    path: 'prod/shop/app',
    problem:
      'Deployment "shop/app" mounts ConfigMap "shop/app" as volume "config", which nobody makes in cluster "prod".',
    cause:
      'The pod stays in ContainerCreating: MountVolume.SetUp failed for volume "config" : configmap "app" not found.',
  });
});

test.each<[string, JsonObject]>([
  ['a variable', { env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'app', key: 'mode' } } }] }],
  ['every key as a variable', { envFrom: [{ configMapRef: { name: 'app' } }] }],
])('%s needs its ConfigMap', (_, container) => {
  expect(check(producedConfigMaps, [deployment({ containers: [{ name: 'app', ...container }] })])).toHaveLength(1);
});

test('a ConfigMap of the namespace passes', () => {
  expect(codes(producedConfigMaps, [mountingConfig('app'), configMap()])).toEqual([]);
});

test('the certificates that Kubernetes puts into each namespace are there', () => {
  expect(codes(producedConfigMaps, [mountingConfig('kube-root-ca.crt')])).toEqual([]);
});

test('an ExternalSecret can make a ConfigMap', () => {
  const target = { name: 'app', manifest: { apiVersion: 'v1', kind: 'ConfigMap' } };

  expect(codes(producedConfigMaps, [mountingConfig('app'), externalSecret({ target })])).toEqual([]);
});

test('a bundle of trust-manager is a ConfigMap in many namespaces', () => {
  const bundle = { ...object('trust.cert-manager.io/v1alpha1', 'Bundle', 'app'), metadata: { name: 'app' } };

  expect(codes(producedConfigMaps, [mountingConfig('app'), bundle])).toEqual([]);
});

test('a Secret of that name is no ConfigMap', () => {
  expect(check(producedConfigMaps, [mountingConfig('app'), object('v1', 'Secret', 'app')])).toHaveLength(1);
});

test('what is declared for every namespace is in each', () => {
  const existingObjects = [{ kind: 'ConfigMap', name: 'app' }] as const;

  expect(codes(producedConfigMaps, [mountingConfig('app')], { existingObjects })).toEqual([]);
});

function mountingConfig(name: string): JsonObject {
  return deployment({ volumes: [{ name: 'config', projected: { sources: [{ configMap: { name } }] } }] });
}

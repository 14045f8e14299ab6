import type { JsonObject } from '../../../lib/core/json';
import { knownConfigMapKeys } from '../../../lib/rules/config-map/unknown-key';
import { check, codes } from '../../support/cluster-subject';
import { configMap, deployment } from '../../support/manifests';

test('a key that the ConfigMap does not have is refused with those that it has', () => {
  const [finding] = check(knownConfigMapKeys, [mounting('app.yaml'), { ...configMap(), data: { 'app.yml': '' } }]);

  expect(finding).toEqual({
    code: 'config-map/unknown-key',
    severity: 'error',
    path: 'prod/shop/app',
    problem: 'Deployment "shop/app" mounts ConfigMap "shop/app" as volume "config", which has no key "app.yaml".',
    cause:
      'The pod stays in ContainerCreating: MountVolume.SetUp failed for volume "config" : configmap references non-existent config key: app.yaml.',
    mend: 'It has "app.yml": name one of these, or let ConfigMap "shop/app" write "app.yaml".',
  });
});

test.each<[string, JsonObject]>([
  ['data', { data: { 'app.yaml': '' } }],
  ['binaryData', { binaryData: { 'app.yaml': '' } }],
])('a key in %s passes', (_, fields) => {
  expect(codes(knownConfigMapKeys, [mounting('app.yaml'), { ...configMap(), ...fields }])).toEqual([]);
});

test('an empty ConfigMap waits for somebody to fill it', () => {
  expect(codes(knownConfigMapKeys, [mounting('ca-bundle.crt'), configMap()])).toEqual([]);
});

test('a ConfigMap that certificates are put into may have any key', () => {
  const injected = configMap({ labels: { 'config.openshift.io/inject-trusted-cabundle': 'true' } });

  expect(codes(knownConfigMapKeys, [mounting('ca-bundle.crt'), { ...injected, data: { own: 'x' } }])).toEqual([]);
});

function mounting(key: string): JsonObject {
  return deployment({ volumes: [{ name: 'config', configMap: { name: 'app', items: [{ key, path: 'app.yaml' }] } }] });
}

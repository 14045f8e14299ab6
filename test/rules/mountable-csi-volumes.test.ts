import type { JsonObject } from '../../lib/core/json';
import { mountableCsiVolumes } from '../../lib/rules/mountable-csi-volumes';
import { check, codes } from '../support/cluster-subject';
import { deployment } from '../support/manifests';

test('a read-only volume with a class of its own namespace passes', () => {
  expect(codes(mountableCsiVolumes, [secretProviderClass('shop'), mounting({})])).toEqual([]);
});

test.each([undefined, false])('a volume with readOnly: %s is refused', (readOnly) => {
  expect(codes(mountableCsiVolumes, [mounting({ readOnly })])).toEqual(['csi/volume-read-only error prod/shop/app']);
});

test('a class that lies in other namespaces only is refused with their names', () => {
  const [finding] = check(mountableCsiVolumes, [
    secretProviderClass('finance'),
    secretProviderClass('default'),
    mounting({}),
  ]);

  expect(finding).toMatchObject({ code: 'csi/class-namespace', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toBe(
    'Deployment "shop/app" mounts SecretProviderClass "db", which lies in namespace "finance", "default".',
  );
});

test('a class that lies in another namespace too passes', () => {
  const manifests = [secretProviderClass('finance'), secretProviderClass('shop'), mounting({})];

  expect(codes(mountableCsiVolumes, manifests)).toEqual([]);
});

test('a class that the fleet does not make may exist already', () => {
  expect(codes(mountableCsiVolumes, [mounting({})])).toEqual([]);
});

test('a kind of the same name in another group is no class', () => {
  const other = { ...secretProviderClass('finance'), apiVersion: 'example.com/v1' };

  expect(codes(mountableCsiVolumes, [other, mounting({})])).toEqual([]);
});

test("another driver's volume is not looked at", () => {
  const manifests = [secretProviderClass('finance'), mounting({ driver: 'disk.csi.azure.com', readOnly: false })];

  expect(codes(mountableCsiVolumes, manifests)).toEqual([]);
});

test('the driver is known by the name it has in the cluster', () => {
  const driver = { name: 'secrets.example.com', tokenAudiences: [] };

  expect(codes(mountableCsiVolumes, [mounting({ driver: driver.name, readOnly: false })], { driver })).toEqual([
    'csi/volume-read-only error prod/shop/app',
  ]);
});

function mounting(csi: JsonObject): JsonObject {
  return deployment({
    volumes: [
      { name: 'tmp', emptyDir: {} },
      {
        name: 'db',
        csi: {
          driver: 'secrets-store.csi.k8s.io',
          readOnly: true,
          volumeAttributes: { secretProviderClass: 'db' },
          ...csi,
        },
      },
    ],
  });
}

function secretProviderClass(namespace: string): JsonObject {
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'db', namespace },
  };
}

import type { JsonObject } from '../../../lib/core/json';
import { mountingReaders } from '../../../lib/rules/csi/consumer-is-no-pod';
import { classOf, reading, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

const SYNCED = classOf('vault', '- objectName: a\n', syncing({ a: 'a' }));

test('an Ingress that serves a Secret of a class is told of, with the pods that it hangs on', () => {
  const [finding] = check(mountingReaders, [SYNCED, reading(), ingress('db')]);

  expect(finding).toMatchObject({ code: 'csi/consumer-is-no-pod', severity: 'warning', path: 'prod/shop/web' });
  expect(finding?.problem).toContain('Ingress "shop/web" serves the certificate of Secret "db"');
  expect(finding?.cause).toContain('a pod of Deployment "shop/app"');
  expect(finding?.cause).toContain("clients get the controller's own certificate");
});

test('a template of an ExternalSecret that reads it is one too', () => {
  const template = { templateFrom: [{ secret: { name: 'db', items: [{ key: 'a' }] } }] };
  const other = { ...externalSecret({ target: { template } }), metadata: { name: 'other', namespace: 'shop' } };

  const [finding] = check(mountingReaders, [SYNCED, reading(), other]);

  expect(finding).toMatchObject({ severity: 'warning', path: 'prod/shop/other' });
  expect(finding?.cause).toContain('it fails and is tried again');
});

test('a class that no pod mounts is told of elsewhere', () => {
  expect(codes(mountingReaders, [SYNCED, ingress('db')])).toEqual([]);
});

test.each([
  ['of another name', ingress('web')],
  ['of another namespace', ingress('db', 'default')],
])('a Secret %s passes', (_, manifest) => {
  expect(codes(mountingReaders, [SYNCED, reading(), manifest])).toEqual([]);
});

test('a pod that reads it passes', () => {
  const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'a' } } }];

  expect(codes(mountingReaders, [SYNCED, reading({ env })])).toEqual([]);
});

function ingress(secretName: string, namespace = 'shop'): JsonObject {
  const metadata = { name: 'web', namespace };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { tls: [{ secretName }] } };
}

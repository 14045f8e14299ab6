import { tlsKeys } from '../../../lib/rules/csi/tls-from-certificate';
import { classOf, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

test.each([
  ['cert', 'a certificate alone'],
  ['key', 'a key alone'],
])('a private key out of an object of type %s is refused', (type, part) => {
  const [finding] = check(tlsKeys, [certificate(type)]);

  expect(finding).toMatchObject({ code: 'csi/tls-from-certificate', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toContain(`tls.key of Secret "db" from "shop", an object of objectType "${type}"`);
  expect(finding?.cause).toContain(`the public part of ${part}`);
});

test('a provider that knows no such objects passes', () => {
  const secret = syncing({ 'tls.crt': 'shop', 'tls.key': 'shop' }, 'kubernetes.io/tls');

  expect(codes(tlsKeys, [classOf('vault', '- objectName: shop\n', secret)])).toEqual([]);
});

test('the certificate with its key, fetched as a secret, passes', () => {
  expect(codes(tlsKeys, [certificate('secret')])).toEqual([]);
});

test('a certificate in a Secret that is not for TLS passes', () => {
  expect(codes(tlsKeys, [certificate('cert', 'Opaque')])).toEqual([]);
});

test('a certificate beside a key of its own passes', () => {
  const list = 'array:\n- |\n  objectName: shop\n  objectType: cert\n- |\n  objectName: key\n  objectType: secret\n';
  const secret = syncing({ 'tls.crt': 'shop', 'tls.key': 'key' }, 'kubernetes.io/tls');

  expect(codes(tlsKeys, [classOf('azure', list, secret)])).toEqual([]);
});

function certificate(objectType: string, secretType = 'kubernetes.io/tls') {
  const list = `array:\n  - |\n    objectName: shop\n    objectType: ${objectType}\n`;
  return classOf('azure', list, syncing({ 'tls.crt': 'shop', 'tls.key': 'shop' }, secretType));
}

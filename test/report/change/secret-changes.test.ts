import { told } from './told';

const TLS = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: shop-tls, namespace: shop }
spec:
  secretStoreRef: { name: acme }
  data: [{ remoteRef: { key: tls.key, property: pem } }, { remoteRef: { key: tls.crt } }]
`;

test('an ExternalSecret by hand takes values of its store into etcd', () => {
  const more = TLS.replace('spec:', 'spec:\n  dataFrom: [{ extract: { key: tls } }, { find: {} }]');

  expect(told({ 'externalsecret-shop-tls.yaml': [undefined, TLS] })).toEqual([
    'into-etcd: Secret shop/shop-tls will hold tls.crt, tls.key pem of SecretStore shop/acme',
  ]);
  expect(told({ 'externalsecret-shop-tls.yaml': [more, TLS] })).toEqual([
    'out-of-etcd: Secret shop/shop-tls no longer holds every key of tls, whatever it finds or generates of SecretStore shop/acme',
  ]);
});

test('a sealed value starts to lie in etcd', () => {
  const sealed = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: token, namespace: shop }
spec: { encryptedData: { token: AgB } }
`;

  expect(told({ 'sealedsecret-token.yaml': [undefined, sealed] })).toEqual([
    'into-etcd: Secret shop/token will hold token of SealedSecret shop/token',
  ]);
});

import { inventoryText } from '../../../lib/report/inventory-file';
import { inventory, operatorBinding } from '../../support/inventory';
import { DEPLOYMENT } from './manifests';
import { told } from './told';

const TLS = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: shop-tls, namespace: shop }
spec:
  secretStoreRef: { name: acme }
  data: [{ remoteRef: { key: tls.key, property: pem } }, { remoteRef: { key: tls.crt } }]
`;

test('a pod that mounts a Secret which no binding makes can read it', () => {
  const mounting = DEPLOYMENT.replace(
    'containers:',
    'volumes: [{ name: tls, secret: { secretName: shop-tls } }], containers:',
  );

  expect(told({ 'deployment-checkout.yaml': [DEPLOYMENT, mounting] })).toEqual([
    'access-widened: Deployment shop/checkout can read Secret shop/shop-tls',
    'restart: Deployment shop/checkout, 3 pods',
  ]);
});

test('a pod that mounts a class which no binding is behind can read it', () => {
  const mounting = DEPLOYMENT.replace(
    'containers:',
    'volumes: [{ name: a, csi: { volumeAttributes: { secretProviderClass: by-hand } } }], containers:',
  );

  expect(told({ 'deployment-checkout.yaml': [DEPLOYMENT, mounting] })).toContain(
    'access-widened: Deployment shop/checkout can read SecretProviderClass shop/by-hand',
  );
});

test('what a binding is behind is not told twice', () => {
  const mounting = DEPLOYMENT.replace('containers:', 'volumes: [{ name: a, secret: { secretName: db } }], containers:');
  const bindings = [operatorBinding({ secret: { name: 'db', key: 'password' } })];
  const text = inventoryText(inventory({ bindings }));

  const changes = told({
    'deployment-checkout.yaml': [DEPLOYMENT, mounting],
    'externalsecret-db.yaml': [undefined, TLS.replaceAll('shop-tls', 'db')],
    '../inventory.json': [text, text],
  });

  expect(changes).toEqual(['restart: Deployment shop/checkout, 3 pods']);
});

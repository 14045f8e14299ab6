import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import {
  type Cluster,
  ClusterExternalSecret,
  ClusterSecretStore,
  ExternalSecret,
  PushSecret,
  SecretStore,
  Unit,
  WorkloadIdentity,
} from '../../lib';
import { cluster, findingsOf } from '../support/fleet';

const DATA = [{ secretKey: 'password', remoteRef: { key: 'db/password' } }];

test('what a program takes by name has to be made or declared', () => {
  const prod = cluster();
  tls(prod);

  expect(findingsOf(prod)).toEqual(['secret/no-producer warning prod/web/web/Resource']);
});

test('what a cluster declares is there', () => {
  const prod = cluster({ existingObjects: [{ kind: 'Secret', namespace: 'shop', name: 'web-tls' }] });
  tls(prod);

  expect(findingsOf(prod)).toEqual([]);
});

test('a store of somebody else is there where it is said to be', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'checkout', { namespace: 'shop' });
  const stores = [
    SecretStore.fromName({ name: 'vault', namespace: 'shop' }),
    ClusterSecretStore.fromName({ name: 'all' }),
  ];
  for (const store of stores) externalSecret(unit, store.name, store);

  expect(findingsOf(prod).filter((one) => one.startsWith('eso/no-store'))).toEqual([]);
});

test('so is one that values are pushed to, or that serves many namespaces', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'checkout', { namespace: 'shop' });
  const { secret } = externalSecret(unit, 'db', SecretStore.fromName({ name: 'vault', namespace: 'shop' }));
  new PushSecret(unit, 'push', {
    name: 'push',
    namespace: 'shop',
    secret,
    stores: [SecretStore.fromName({ name: 'archive', namespace: 'shop' })],
    data: [{ secretKey: 'password', remoteKey: 'db/password' }],
  });
  new ClusterExternalSecret(unit, 'everywhere', {
    name: 'everywhere',
    namespaces: ['shop'],
    store: ClusterSecretStore.fromName({ name: 'all' }),
    data: DATA,
    refresh: Duration.hours(1),
  });

  expect(findingsOf(prod).filter((one) => one.startsWith('eso/no-store'))).toEqual([]);
});

test('an account that somebody else makes for an identity is there', () => {
  const prod = cluster();
  const unit = new Unit(prod, 'checkout', { namespace: 'shop' });
  const identity = WorkloadIdentity.azure(unit, 'identity', {
    clientId: '11111111-2222-3333-4444-555555555555',
    existingAccount: 'checkout',
  });
  new kplus.Deployment(unit, 'checkout', { serviceAccount: identity.account, containers: [{ image: 'app:1' }] });

  expect(findingsOf(prod)).toEqual(['identity/unmanaged-annotations note prod/checkout/identity']);
});

function tls(prod: Cluster): void {
  const unit = new Unit(prod, 'web', { namespace: 'shop' });
  const service = new kplus.Service(unit, 'service', { ports: [{ port: 80 }] });
  new kplus.Ingress(unit, 'web', {
    defaultBackend: kplus.IngressBackend.fromService(service),
    tls: [{ secret: kplus.Secret.fromSecretName(unit, 'tls', 'web-tls') }],
  });
}

function externalSecret(unit: Unit, name: string, store: ReturnType<typeof SecretStore.fromName>): ExternalSecret {
  return new ExternalSecret(unit, name, { name, namespace: 'shop', store, data: DATA });
}

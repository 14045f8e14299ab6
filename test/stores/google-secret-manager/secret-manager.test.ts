import {
  GoogleSecretManager,
  type GoogleSecretManagerProps,
} from '../../../lib/stores/google-secret-manager/secret-manager';
import { isUnavailable } from '../../../lib/stores/store';
import { azure, gcp } from '../../support/identities';
import { codesOf, shop } from '../../support/identity';

test.each<Partial<GoogleSecretManagerProps>>([
  { project: 'acme-1' },
  { project: '123456789012' },
  { project: 'example.com:acme-shop' },
  { location: 'northamerica-northeast1' },
  { clusterLocation: 'europe-west1', clusterName: 'prod' },
  { clusterLocation: 'europe-west1-b', clusterName: 'prod-eu-1' },
])('%j is an address', (props) => {
  expect(codesOf(secretManager(props))).toEqual([]);
});

test.each<[Partial<GoogleSecretManagerProps>, string]>([
  [{ project: '' }, 'gcp/address error'],
  [{ project: 'Acme-Shop' }, 'gcp/address error'],
  [{ project: 'projects/acme-shop' }, 'gcp/address error'],
  [{ location: 'europe-west1-b' }, 'gcp/address error'],
  [{ location: 'global' }, 'gcp/address error'],
  [{ clusterLocation: 'Belgium' }, 'gcp/cluster error'],
  [{ clusterName: 'prod_eu' }, 'gcp/cluster error'],
])('%j is none: %s', (props, code) => {
  expect(codesOf(secretManager(props))).toEqual([code]);
});

test('regional secrets are another set than those without a region', () => {
  expect(secretManager().address).toBe('projects/acme-shop');
  expect(secretManager({ location: 'europe-west1' }).address).toBe('projects/acme-shop/locations/europe-west1');
});

test('the operator signs in as the ServiceAccount, whose namespace only a ClusterSecretStore names', () => {
  const store = secretManager();

  expect(providerOf(store, 'SecretStore')).toEqual({
    gcpsm: {
      auth: { workloadIdentity: { clusterProjectID: 'acme-prod', serviceAccountRef: { name: 'checkout' } } },
      projectID: 'acme-shop',
      secretVersionSelectionPolicy: 'LatestOrFail',
    },
  });
  expect(providerOf(store, 'ClusterSecretStore')).toMatchObject({
    gcpsm: { auth: { workloadIdentity: { serviceAccountRef: { name: 'checkout', namespace: 'shop' } } } },
  });
});

test('the operator is told where the cluster is and where the secrets are, if the program knows', () => {
  const store = secretManager({
    location: 'europe-west1',
    clusterLocation: 'europe-west3-a',
    clusterName: 'prod',
  });

  expect(providerOf(store, 'SecretStore')).toMatchObject({
    gcpsm: {
      auth: { workloadIdentity: { clusterLocation: 'europe-west3-a', clusterName: 'prod' } },
      location: 'europe-west1',
    },
  });
});

test('the driver signs in as the pod', () => {
  const identity = gcp();
  const store = secretManager({ identity });

  expect(store.csi).toMatchObject({ credentials: [], identity });
  expect(Object.keys(parametersOf(store))).toEqual(['secrets']);
});

test('with the rights of the platform the driver and the operator sign in as themselves', () => {
  const store = secretManager({ identity: { kind: 'platform' } });

  expect(store.csi.identity).toBeUndefined();
  expect(parametersOf(store)).toMatchObject({ auth: 'provider-adc' });
  expect(store.externalSecrets).not.toHaveProperty('identity', expect.anything());
  expect(providerOf(store, 'ClusterSecretStore')).toEqual({
    gcpsm: { projectID: 'acme-shop', secretVersionSelectionPolicy: 'LatestOrFail' },
  });
});

test("with an identity of another pool than its project's only the driver reads the store", () => {
  const store = secretManager({ identity: gcp('fleet.svc.id.goog') });

  expect(store.externalSecrets).toEqual({ unavailable: expect.stringContaining('acme-prod.svc.id.goog alone') });
  expect(store.csi.identity).toBeDefined();
});

test('neither an identity of another cloud nor none at all compiles', () => {
  // @ts-expect-error: Entra trusts it
  const foreign: GoogleSecretManagerProps = { project: 'acme-shop', identity: azure() };
  // @ts-expect-error: nothing says who reads the secrets
  const nobody: GoogleSecretManagerProps = { project: 'acme-shop' };

  expect([foreign, nobody]).toHaveLength(2);
});

function secretManager(props: Partial<GoogleSecretManagerProps> = {}): GoogleSecretManager {
  return new GoogleSecretManager(shop(), 'store', { project: 'acme-shop', identity: gcp(), ...props });
}

function providerOf({ externalSecrets }: GoogleSecretManager, kind: 'SecretStore' | 'ClusterSecretStore') {
  return isUnavailable(externalSecrets) ? externalSecrets : externalSecrets.provider(kind);
}

function parametersOf(store: GoogleSecretManager) {
  return store.csi.parameters([{ fileName: 'password', property: store.secret('db') }]);
}

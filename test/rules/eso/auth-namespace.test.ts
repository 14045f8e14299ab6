import type { JsonObject } from '../../../lib/core/json';
import { authNamespaces } from '../../../lib/rules/eso/auth-namespace';
import { check, codes } from '../../support/cluster-subject';
import { clusterSecretStore, secretStore } from '../../support/stores';

test("a SecretStore that refers to another namespace is refused, with the field's path", () => {
  const [finding] = check(authNamespaces, [secretStore(pulumi({ namespace: 'vault' }))]);

  expect(finding).toMatchObject({ code: 'eso/auth-namespace', severity: 'error', path: 'prod/shop/esc' });
  expect(finding?.problem).toBe(
    'SecretStore "shop/esc" refers to Secret "vault/token" in pulumi.auth.accessToken.secretRef.',
  );
});

test.each([{}, { namespace: 'shop' }])('a SecretStore that refers to its own namespace passes: %j', (ref) => {
  expect(codes(authNamespaces, [secretStore(pulumi(ref))])).toEqual([]);
});

test('a ClusterSecretStore for Pulumi without a namespace is refused', () => {
  const [finding] = check(authNamespaces, [clusterSecretStore({ provider: pulumi({}) })]);

  expect(finding?.cause).toContain('"cluster store requires namespace"');
  expect(finding?.mend).toBe('Write pulumi.auth.accessToken.secretRef.namespace.');
});

test('a ClusterSecretStore with a namespace passes', () => {
  expect(codes(authNamespaces, [clusterSecretStore({ provider: pulumi({ namespace: 'shop' }) })])).toEqual([]);
});

test('where the namespace of the ExternalSecret stands in, it passes without one', () => {
  const vault = { server: 'https://vault', auth: { kubernetes: { serviceAccountRef: { name: 'app' } } } };

  expect(codes(authNamespaces, [clusterSecretStore({ provider: { vault } })])).toEqual([]);
});

test('for a bundle of certificates none stands in', () => {
  const vault = { server: 'https://vault', caProvider: { type: 'ConfigMap', name: 'ca', key: 'ca.crt' } };

  const [finding] = check(authNamespaces, [clusterSecretStore({ provider: { vault } })]);

  expect(finding?.problem).toContain('refers to ConfigMap "ca" in vault.caProvider without a namespace');
  expect(finding?.cause).toContain('"missing namespace on caProvider secret"');
});

test('a store of an unknown provider passes', () => {
  const doppler = { auth: { secretRef: { dopplerToken: { name: 'token', key: 'token' } } } };

  expect(codes(authNamespaces, [clusterSecretStore({ provider: { doppler } })])).toEqual([]);
});

test.each(['eso/store-foreign-namespace', 'eso/store-missing-namespace'])(
  'a store that tells %s is left alone',
  (told) => {
    const manifests = [secretStore(pulumi({ namespace: 'vault' })), clusterSecretStore({ provider: pulumi({}) })];

    expect(codes(authNamespaces, manifests, { isTold: (code) => code === told })).toEqual([]);
  },
);

function pulumi(ref: JsonObject): JsonObject {
  return { pulumi: { auth: { accessToken: { secretRef: { name: 'token', key: 'token', ...ref } } } } };
}

import { formatFinding } from '../../../lib/core/finding';
import { findingsOf } from '../../../lib/core/report-finding';
import { HashicorpVault, type HashicorpVaultProps } from '../../../lib/stores/hashicorp-vault/vault';
import { isUnavailable } from '../../../lib/stores/store';
import { azure, vaultKubernetes } from '../../support/identities';
import { codesOf, shop } from '../../support/identity';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n';

test.each<Partial<HashicorpVaultProps>>([
  { server: 'https://vault.example.com' },
  { server: 'https://vault.example.com:8200/' },
  { server: 'https://example.com/behind/a/proxy' },
  { mount: 'team/kv' },
  { namespace: 'admin/shop' },
  { caBundle: CERTIFICATE },
  { caBundle: CERTIFICATE.replaceAll('\n', '\r\n').repeat(2) },
  { caCertPath: '/etc/vault/ca.crt' },
])('%j is taken', (props) => {
  expect(codesOf(vault(props))).toEqual([]);
});

test.each<[Partial<HashicorpVaultProps>, string]>([
  [{ server: '' }, 'vault/server error'],
  [{ server: 'vault.example.com:8200' }, 'vault/server error'],
  [{ server: 'unix:///var/run/vault/agent.sock' }, 'vault/server error'],
  [{ server: 'https://vault.example.com/v1' }, 'vault/server error'],
  [{ server: 'https://vault.example.com?debug' }, 'vault/server error'],
  [{ server: 'http://vault.vault:8200' }, 'vault/server-plain-http warning'],
  [{ mount: '' }, 'vault/path error'],
  [{ mount: '/secret' }, 'vault/path error'],
  [{ mount: 'secret/' }, 'vault/path error'],
  [{ namespace: 'admin//shop' }, 'vault/path error'],
  [{ caBundle: Buffer.from(CERTIFICATE).toString('base64') }, 'vault/ca-bundle error'],
  [{ caCertPath: 'ca.crt' }, 'vault/ca-cert-path error'],
  [{ caCertPath: '/etc/vault/' }, 'vault/ca-cert-path error'],
])('%j is reported as %s', (props, code) => {
  expect(codesOf(vault(props))).toEqual([code]);
});

test.each(['https://user:c4n4ry@vault.example.com', 'https://c4n4ry@vault.example.com', 'https://user:c4n4ry@:wrong'])(
  'a credential in %s is reported without repeating it',
  (server) => {
    const [finding, ...others] = findingsOf(vault({ server }));

    expect(finding).toMatchObject({ code: 'vault/server-credentials', severity: 'error' });
    expect(finding && formatFinding(finding)).not.toContain('c4n4ry');
    expect(others).toEqual([]);
  },
);

test('a private key among the certificates is reported without repeating it', () => {
  const caBundle = `${CERTIFICATE}-----BEGIN PRIVATE KEY-----\nc4n4ry\n-----END PRIVATE KEY-----\n`;

  const [finding, ...others] = findingsOf(vault({ caBundle }));

  expect(finding).toMatchObject({ code: 'vault/ca-bundle-private-key', severity: 'error' });
  expect(finding && formatFinding(finding)).not.toContain('c4n4ry');
  expect(others).toEqual([]);
});

test('people know a store by host, namespace and mount', () => {
  expect(vault({ namespace: 'admin' }).address).toBe('vault.example.com:8200/admin/secret');
});

test('a class names server, auth method and role, so that no flag of the provider decides', () => {
  expect(parametersOf(vault())).toEqual({
    vaultAddress: 'https://vault.example.com:8200',
    vaultAuthMountPath: 'kubernetes',
    roleName: 'checkout',
    objects: '- objectName: "password"\n  secretPath: "/v1/secret/data/shop/db"\n  secretKey: "password"\n',
  });
});

test('a class names namespace, audience and certificates where the program does', () => {
  const store = vault({
    namespace: 'admin',
    caCertPath: '/etc/vault/ca.crt',
    identity: vaultKubernetes({ audience: 'vault', mountPath: 'prod-eu' }),
  });

  expect(parametersOf(store)).toMatchObject({
    vaultNamespace: 'admin',
    vaultCACertPath: '/etc/vault/ca.crt',
    vaultAuthMountPath: 'prod-eu',
    audience: 'vault',
  });
});

test('the operator signs in as the ServiceAccount, whose namespace only a ClusterSecretStore names', () => {
  const store = vault();

  expect(providerOf(store, 'SecretStore')).toEqual({
    vault: {
      auth: { kubernetes: { mountPath: 'kubernetes', role: 'checkout', serviceAccountRef: { name: 'checkout' } } },
      path: 'secret',
      server: 'https://vault.example.com:8200',
      version: 'v2',
    },
  });
  expect(providerOf(store, 'ClusterSecretStore')).toMatchObject({
    vault: { auth: { kubernetes: { serviceAccountRef: { name: 'checkout', namespace: 'shop' } } } },
  });
});

test('the operator asks for tokens of the audience that the role demands', () => {
  const store = vault({ identity: vaultKubernetes({ audience: 'vault', mountPath: 'prod-eu' }) });

  expect(providerOf(store, 'SecretStore')).toMatchObject({
    vault: {
      auth: { kubernetes: { mountPath: 'prod-eu', serviceAccountRef: { name: 'checkout', audiences: ['vault'] } } },
    },
  });
});

test('the operator gets namespace, version and certificates, these in base64', () => {
  const store = vault({ namespace: 'admin', version: 'v1', caBundle: CERTIFICATE });

  expect(providerOf(store, 'SecretStore')).toMatchObject({
    vault: { namespace: 'admin', version: 'v1', caBundle: Buffer.from(CERTIFICATE).toString('base64') },
  });
});

test('the driver and the operator sign in as the identity, without a Secret', () => {
  const identity = vaultKubernetes();

  const store = vault({ identity });

  expect(store.csi).toMatchObject({ credentials: [], identity });
  expect(store.externalSecrets).toMatchObject({ credentials: [], identity });
});

test('certificates in the program are of no use to the driver, and a path in its pods of none to the operator', () => {
  expect(vault({ caBundle: CERTIFICATE }).csi).toHaveProperty('unavailable');
  expect(vault({ caBundle: CERTIFICATE }).externalSecrets).not.toHaveProperty('unavailable');
  expect(vault({ caCertPath: '/ca.crt' }).externalSecrets).toHaveProperty('unavailable');
  expect(vault({ caCertPath: '/ca.crt' }).csi).not.toHaveProperty('unavailable');
});

test('with both, the driver and the operator read the store', () => {
  const store = vault({ caBundle: CERTIFICATE, caCertPath: '/ca.crt' });

  expect(store.csi).not.toHaveProperty('unavailable');
  expect(store.externalSecrets).not.toHaveProperty('unavailable');
});

test('neither an identity of a cloud nor none at all compiles', () => {
  // @ts-expect-error: Entra trusts it
  const foreign: HashicorpVaultProps = { server: 'https://vault.example.com', mount: 'secret', identity: azure() };
  // @ts-expect-error: nothing says who reads the secrets
  const nobody: HashicorpVaultProps = { server: 'https://vault.example.com', mount: 'secret' };

  expect([foreign, nobody]).toHaveLength(2);
});

function vault(props: Partial<HashicorpVaultProps> = {}): HashicorpVault {
  return new HashicorpVault(shop(), 'store', {
    server: 'https://vault.example.com:8200',
    mount: 'secret',
    identity: vaultKubernetes(),
    ...props,
  });
}

function providerOf({ externalSecrets }: HashicorpVault, kind: 'SecretStore' | 'ClusterSecretStore') {
  return isUnavailable(externalSecrets) ? externalSecrets : externalSecrets.provider(kind);
}

function parametersOf(store: HashicorpVault) {
  const property = store.secret('shop/db', 'password');
  return isUnavailable(store.csi) ? store.csi : store.csi.parameters([{ fileName: 'password', property }]);
}

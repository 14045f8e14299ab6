import type { VaultCsiProviderProps } from '../../../lib/platform/vault-csi-provider/props';
import { VaultCsiProvider } from '../../../lib/platform/vault-csi-provider/vault-csi-provider';
import { findings, identities, only, render } from '../rendering';

const ACCOUNTS = [{ namespace: 'shop', name: 'orders' }];

const provider = (props: Partial<VaultCsiProviderProps> = {}) =>
  render((scope) => new VaultCsiProvider(scope, 'provider', { serviceAccounts: ACCOUNTS, ...props }));
const daemonSet = (props?: Partial<VaultCsiProviderProps>) => only(provider(props), 'DaemonSet');
const rulesIn = (namespace: string) =>
  provider().find(({ kind, metadata }) => kind === 'Role' && metadata.namespace === namespace)?.rules;

test('everything of its own is in a namespace of its own', () => {
  expect(identities(provider())).toEqual([
    'ServiceAccount csi/vault-csi-provider',
    'DaemonSet csi/vault-csi-provider',
    'Role shop/vault-csi-provider-accounts',
    'RoleBinding shop/vault-csi-provider-accounts',
    'Role csi/vault-csi-provider-hmac',
    'RoleBinding csi/vault-csi-provider-hmac',
  ]);
});

test('it makes tokens for the named accounts only', () => {
  expect(rulesIn('shop')).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: ['orders'], verbs: ['create'] },
  ]);
});

test('it makes none when the driver passes them', () => {
  expect(identities(provider({ tokensFromDriver: true }))).not.toContain('Role shop/vault-csi-provider-accounts');
});

test('of Secrets it reads the hash key only, by name, and may create it', () => {
  expect(rulesIn('csi')).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['vault-csi-provider-hmac-key'], verbs: ['get'] },
    { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
  ]);
});

test("the selector is upstream's, so that an install can be taken over", () => {
  expect(daemonSet().spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'vault-csi-provider' } });
});

test('the container is root, which owns the directory of the sockets, and no more than that', () => {
  expect(daemonSet().spec.template.spec.containers[0]?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsUser: 0,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test("a certificate authority of one's own is mounted from a ConfigMap", () => {
  const { containers, volumes } = daemonSet({ caConfigMap: { name: 'vault-ca', key: 'root.pem' } }).spec.template.spec;

  expect(volumes).toContainEqual({ name: 'vault-ca', configMap: { name: 'vault-ca' } });
  expect(containers[0]).toMatchObject({
    args: ['-endpoint=/provider/vault.sock', '-log-level=info', '-vault-tls-ca-cert=/vault/tls/root.pem'],
    volumeMounts: [{ mountPath: '/provider' }, { name: 'vault-ca', mountPath: '/vault/tls', readOnly: true }],
  });
});

test('mistakes in its props are reported', () => {
  const props: VaultCsiProviderProps = { serviceAccounts: 'every', imageDigest: 'sha256:1' };

  expect(findings((scope) => new VaultCsiProvider(scope, 'provider', props))).toEqual([
    'csi-provider/invalid-image-digest platform/provider',
  ]);
});

import { GcpCsiProvider } from '../../../lib/platform/gcp-csi-provider/gcp-csi-provider';
import type { GcpCsiProviderProps } from '../../../lib/platform/gcp-csi-provider/props';
import { findings, only, render } from '../rendering';

const ACCOUNTS = [{ namespace: 'shop', name: 'orders' }];
const RIGHTS = { apiGroups: [''], resourceNames: ['orders'] };

const provider = (props: Partial<GcpCsiProviderProps> = {}) =>
  render((scope) => new GcpCsiProvider(scope, 'provider', { serviceAccounts: ACCOUNTS, ...props }));
const pod = (props?: Partial<GcpCsiProviderProps>) => only(provider(props), 'DaemonSet').spec.template.spec;

test('the provider reads the named accounts, and makes tokens for these only', () => {
  expect(only(provider(), 'Role').rules).toEqual([
    { ...RIGHTS, resources: ['serviceaccounts'], verbs: ['get'] },
    { ...RIGHTS, resources: ['serviceaccounts/token'], verbs: ['create'] },
  ]);
});

test('it makes none when the driver passes them', () => {
  expect(only(provider({ tokensFromDriver: true }), 'Role').rules).toEqual([
    { ...RIGHTS, resources: ['serviceaccounts'], verbs: ['get'] },
  ]);
});

test('the socket is where the driver looks by default', () => {
  const path = '/var/run/secrets-store-csi-providers';

  expect(pod().volumes).toEqual([{ name: 'provider-vol', hostPath: { path, type: 'DirectoryOrCreate' } }]);
  expect(pod().containers[0]).toMatchObject({
    env: [{ name: 'TARGET_DIR', value: path }],
    volumeMounts: [{ name: 'provider-vol', mountPath: path }],
  });
});

test("the image is pulled by upstream's digest, from a mirror too", () => {
  expect(pod({ imageRegistry: 'mirror.example.com' }).containers[0]?.image).toMatch(
    /^mirror\.example\.com\/secretmanager-csi\/.*\/plugin@sha256:[0-9a-f]{64}$/,
  );
});

test('the provider is not root', () => {
  expect(pod().containers[0]?.securityContext).toMatchObject({
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
  });
});

test("the directory of the sockets stays root's, and opens to the provider's group", () => {
  expect(pod({ providersDir: '/run/providers' }).initContainers).toMatchObject([
    { command: ['sh', '-c', 'chown 0:1000 "$0" && chmod 1775 "$0"', '/run/providers'] },
  ]);
});

test('the init container may change owners and nothing else', () => {
  expect(pod().initContainers).toMatchObject([
    { securityContext: { runAsUser: 0, capabilities: { drop: ['ALL'], add: ['CHOWN'] } } },
  ]);
});

test('mistakes in its props are reported', () => {
  const props: GcpCsiProviderProps = { serviceAccounts: [{ name: 'Orders', namespace: 'shop' }], providersDir: 'run' };

  expect(findings((scope) => new GcpCsiProvider(scope, 'provider', props))).toEqual([
    'csi-provider/invalid-directory platform/provider',
    'csi-provider/invalid-service-account platform/provider',
  ]);
});

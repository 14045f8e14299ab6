import type { PulumiEscCsiProviderProps } from '../../../lib/platform/pulumi-esc-csi-provider/props';
import { PulumiEscCsiProvider } from '../../../lib/platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
import { findings, identities, only, render } from '../rendering';

const AUTH_SECRETS = [
  { namespace: 'shop', name: 'esc' },
  { namespace: 'cart', name: 'esc' },
  { namespace: 'shop', name: 'cms' },
  { namespace: 'shop', name: 'esc' },
];

const provider = (props: Partial<PulumiEscCsiProviderProps> = {}) =>
  render((scope) => new PulumiEscCsiProvider(scope, 'provider', { authSecrets: AUTH_SECRETS, ...props }));
const container = (props?: Partial<PulumiEscCsiProviderProps>) =>
  only(provider(props), 'DaemonSet').spec.template.spec.containers[0];

test('each namespace with auth Secrets gets one Role and binding, and the cluster none', () => {
  expect(identities(provider())).toEqual([
    'ServiceAccount kube-system/pulumi-esc-csi-provider',
    'DaemonSet kube-system/pulumi-esc-csi-provider',
    'Role cart/pulumi-esc-csi-provider-auth',
    'RoleBinding cart/pulumi-esc-csi-provider-auth',
    'Role shop/pulumi-esc-csi-provider-auth',
    'RoleBinding shop/pulumi-esc-csi-provider-auth',
  ]);
});

test('a Role allows to get exactly the named Secrets', () => {
  const role = provider().find(({ kind, metadata }) => kind === 'Role' && metadata.namespace === 'shop');

  expect(role?.rules).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: ['cms', 'esc'], verbs: ['get'] },
  ]);
});

test("the bindings' subject is the provider's ServiceAccount in its own namespace", () => {
  const subjects = provider({ namespace: 'secrets' }).flatMap((object) => object.subjects ?? []);

  expect(subjects).toEqual(
    Array(2).fill({ kind: 'ServiceAccount', name: 'pulumi-esc-csi-provider', namespace: 'secrets' }),
  );
});

test('the container may do nothing but write its socket', () => {
  expect(container()?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
});

test('a drain waits 5 seconds, since provider 0.1.1 ignores SIGTERM', () => {
  expect(only(provider(), 'DaemonSet').spec.template.spec.terminationGracePeriodSeconds).toBe(5);
});

test('the socket is where the driver looks by default', () => {
  const { volumes } = only(provider(), 'DaemonSet').spec.template.spec;

  expect(volumes).toEqual([
    { name: 'socket', hostPath: { path: '/var/run/secrets-store-csi-providers', type: 'DirectoryOrCreate' } },
  ]);
});

test('the API of a self-hosted Pulumi Cloud is passed as a flag, the usual one is not', () => {
  expect(container()?.args).toEqual(['-endpoint=/provider/pulumi.sock']);
  expect(container({ apiUrl: 'https://pulumi.example.com/api/esc' })?.args).toContain(
    '-api-url=https://pulumi.example.com/api/esc',
  );
});

const REFUSED: readonly [string, Partial<PulumiEscCsiProviderProps>][] = [
  ['invalid-api-url', { apiUrl: 'https://pulumi.example.com/api/esc/' }],
  ['invalid-api-url', { apiUrl: 'http://pulumi.example.com/api/esc' }],
  ['invalid-directory', { providersDir: 'run' }],
  ['invalid-image-digest', { imageDigest: 'sha256:1' }],
  ['invalid-auth-secret', { authSecrets: [{ name: 'esc', namespace: '' }] }],
];

test.each(REFUSED)('%s is reported for %j', (what, props) => {
  const reported = findings((scope) => new PulumiEscCsiProvider(scope, 'provider', { authSecrets: [], ...props }));

  expect(reported).toEqual([`pulumi-esc-csi-provider/${what} platform/provider`]);
});

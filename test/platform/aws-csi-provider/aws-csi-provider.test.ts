import { AwsCsiProvider } from '../../../lib/platform/aws-csi-provider/aws-csi-provider';
import type { AwsCsiProviderProps } from '../../../lib/platform/aws-csi-provider/props';
import { findings, identities, only, render } from '../rendering';

const ACCOUNTS = [
  { namespace: 'shop', name: 'orders' },
  { namespace: 'cart', name: 'checkout' },
  { namespace: 'shop', name: 'cart' },
  { namespace: 'shop', name: 'orders' },
];

const provider = (props: Partial<AwsCsiProviderProps> = {}) =>
  render((scope) => new AwsCsiProvider(scope, 'provider', { serviceAccounts: ACCOUNTS, ...props }));
const pod = (props?: Partial<AwsCsiProviderProps>) => only(provider(props), 'DaemonSet').spec.template.spec;
const container = (props?: Partial<AwsCsiProviderProps>) => pod(props).containers[0];

test('each namespace with accounts gets one Role and binding, and the cluster none', () => {
  expect(identities(provider())).toEqual([
    'ServiceAccount kube-system/csi-secrets-store-provider-aws',
    'DaemonSet kube-system/csi-secrets-store-provider-aws',
    'Role cart/csi-secrets-store-provider-aws-accounts',
    'RoleBinding cart/csi-secrets-store-provider-aws-accounts',
    'Role shop/csi-secrets-store-provider-aws-accounts',
    'RoleBinding shop/csi-secrets-store-provider-aws-accounts',
  ]);
});

test('a Role allows to get exactly the named accounts: no token, no pod, no node', () => {
  const role = provider().find(({ kind, metadata }) => kind === 'Role' && metadata.namespace === 'shop');

  expect(role?.rules).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts'], resourceNames: ['cart', 'orders'], verbs: ['get'] },
  ]);
});

test('where every account is asked for, one ClusterRole allows it', () => {
  const objects = provider({ serviceAccounts: 'every' });

  expect(identities(objects).slice(2)).toEqual([
    'ClusterRole csi-secrets-store-provider-aws-accounts',
    'ClusterRoleBinding csi-secrets-store-provider-aws-accounts',
  ]);
  expect(only(objects, 'ClusterRole').rules).toEqual([
    { apiGroups: [''], resources: ['serviceaccounts'], verbs: ['get'] },
  ]);
});

test('a cluster with EKS Pod Identity only needs no role at all', () => {
  expect(identities(provider({ serviceAccounts: [] }))).toHaveLength(2);
});

test("the bindings' subject is the provider's ServiceAccount in its own namespace", () => {
  const subjects = provider({ namespace: 'secrets' }).flatMap((object) => object.subjects ?? []);

  expect(subjects).toEqual(
    Array(2).fill({ kind: 'ServiceAccount', name: 'csi-secrets-store-provider-aws', namespace: 'secrets' }),
  );
});

test('the driver writes the files', () => {
  expect(container()?.args).toContain('--driver-writes-secrets=true');
});

test("the socket is made in the node's directory under the same path", () => {
  const own = container({ providersDir: '/run/providers' });

  expect(own?.args).toContain('--provider-volume=/run/providers');
  expect(own?.volumeMounts).toEqual([{ name: 'provider-vol', mountPath: '/run/providers' }]);
});

test('the region is an environment variable', () => {
  expect(container({ region: 'eu-central-1' })?.env).toEqual([{ name: 'AWS_REGION', value: 'eu-central-1' }]);
});

test('without rotation the provider does not see the volumes of pods', () => {
  expect(pod().volumes).toHaveLength(1);
});

test('with rotation it reads them, and cannot write', () => {
  const props = { rotation: true, kubeletRootDir: '/var/lib/k0s/kubelet' };

  expect(container(props)?.volumeMounts).toContainEqual({
    name: 'mountpoint-dir',
    mountPath: '/var/lib/k0s/kubelet/pods',
    mountPropagation: 'HostToContainer',
    readOnly: true,
  });
});

test('no pod waits on a Fargate node, which has no host directories', () => {
  const terms = [
    { matchExpressions: [{ key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] }] },
  ];

  expect(pod().affinity).toEqual({
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
  });
});

const REFUSED: readonly [string, Partial<AwsCsiProviderProps>][] = [
  ['invalid-directory', { providersDir: 'run' }],
  ['invalid-directory', { kubeletRootDir: '/var/lib/kubelet/' }],
  ['invalid-image-digest', { imageDigest: 'sha256:1' }],
  ['invalid-region', { region: 'eu-central-1a' }],
  ['invalid-service-account', { serviceAccounts: [{ name: 'orders', namespace: '' }] }],
];

test.each(REFUSED)('%s is reported for %j', (what, props) => {
  const reported = findings((scope) => new AwsCsiProvider(scope, 'provider', { serviceAccounts: [], ...props }));

  expect(reported).toEqual([`csi-provider/${what} platform/provider`]);
});

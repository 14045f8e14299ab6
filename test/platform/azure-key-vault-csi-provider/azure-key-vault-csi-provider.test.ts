import { AzureKeyVaultCsiProvider } from '../../../lib/platform/azure-key-vault-csi-provider/azure-key-vault-csi-provider';
import type { AzureKeyVaultCsiProviderProps } from '../../../lib/platform/azure-key-vault-csi-provider/props';
import { identities, only, type Rendered, render } from '../rendering';

const provider = (props?: AzureKeyVaultCsiProviderProps) =>
  render((scope) => new AzureKeyVaultCsiProvider(scope, 'provider', props));
const podOf = (daemonSet: Rendered | undefined) => daemonSet?.spec.template.spec;
const linuxPod = (props?: AzureKeyVaultCsiProviderProps) => podOf(only(provider(props), 'DaemonSet'));
const windowsPod = (props?: AzureKeyVaultCsiProviderProps) => podOf(provider({ ...props, windows: true }).at(-1));

test('there is no role, because the provider never calls the Kubernetes API', () => {
  expect(identities(provider())).toEqual([
    'ServiceAccount kube-system/csi-secrets-store-provider-azure',
    'DaemonSet kube-system/csi-secrets-store-provider-azure',
  ]);
});

test('Windows nodes get a DaemonSet of their own', () => {
  expect(identities(provider({ windows: true, daemonSetName: 'azure' }))).toContain(
    'DaemonSet kube-system/azure-windows',
  );
});

test("the pods stay out of the node's network", () => {
  expect(linuxPod()).not.toHaveProperty('hostNetwork');
});

test("with the node's identity they are in it, and still find names of the cluster", () => {
  expect(linuxPod({ nodeIdentity: true })).toMatchObject({
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
  });
});

test("Windows pods are never in the node's network", () => {
  expect(windowsPod({ nodeIdentity: true })).not.toHaveProperty('hostNetwork');
});

test('no pod has a token for the API server', () => {
  expect(linuxPod()).toHaveProperty('automountServiceAccountToken', false);
  expect(windowsPod()).toHaveProperty('automountServiceAccountToken', false);
});

test("identity binding mounts one, for the cluster's certificate authority", () => {
  expect(linuxPod({ identityBinding: true })).toHaveProperty('automountServiceAccountToken', true);
});

test.each([true, false])('that PEM chains are put in order is said even when it is %s', (constructPemChain) => {
  expect(linuxPod({ constructPemChain })?.containers[0]?.args).toContain(`--construct-pem-chain=${constructPemChain}`);
});

test('the Linux container may do nothing but write its socket', () => {
  expect(linuxPod()?.containers[0]?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsUser: 0,
    seccompProfile: { type: 'RuntimeDefault' },
  });
});

test('the Windows container has no security context, which is for Linux', () => {
  expect(windowsPod()?.containers[0]).not.toHaveProperty('securityContext');
});

test('the socket of Windows nodes is where their driver looks', () => {
  expect(windowsPod({ providersDir: '/run/providers' })?.volumes).toEqual([
    {
      name: 'provider-vol',
      hostPath: { path: 'C:\\k\\secrets-store-csi-providers', type: 'DirectoryOrCreate' },
    },
  ]);
});

test('Windows nodes can have tolerations of their own', () => {
  const props: AzureKeyVaultCsiProviderProps = {
    tolerations: [{ key: 'linux' }],
    windowsTolerations: [{ key: 'windows' }],
  };

  expect(windowsPod(props)?.tolerations).toEqual([{ key: 'windows' }]);
});

test('without, they stand the same taints as Linux nodes', () => {
  expect(windowsPod({ tolerations: [{ key: 'linux' }] })?.tolerations).toEqual([{ key: 'linux' }]);
});

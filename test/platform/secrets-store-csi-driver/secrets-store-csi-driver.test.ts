import { Duration, Size } from 'cdk8s';
import { KubernetesVersion } from '../../../lib/core/kubernetes-version';
import type { SecretsStoreCsiDriverProps } from '../../../lib/platform/secrets-store-csi-driver/props';
import { SecretsStoreCsiDriver } from '../../../lib/platform/secrets-store-csi-driver/secrets-store-csi-driver';
import { identities, only, type Rendered, render } from '../rendering';

const driver = (props?: SecretsStoreCsiDriverProps, namespace?: string) =>
  render((scope) => new SecretsStoreCsiDriver(scope, 'driver', props), namespace);
const container = (object: Rendered, name: string) => object.spec.template.spec.containers.find((c) => c.name === name);
const driverArgs = (props?: SecretsStoreCsiDriverProps) =>
  container(only(driver(props), 'DaemonSet'), 'secrets-store')?.args;

test('without props every name is the one users and tools know', () => {
  expect(identities(driver())).toEqual([
    'CSIDriver secrets-store.csi.k8s.io',
    'ServiceAccount kube-system/secrets-store-csi-driver',
    'DaemonSet kube-system/secrets-store-csi-driver',
    'ClusterRole secretproviderclasses-role',
    'ClusterRoleBinding secretproviderclasses-rolebinding',
    'ClusterRole secretproviderclasses-admin-role',
    'ClusterRole secretproviderclasses-viewer-role',
    'ClusterRole secretproviderclasspodstatuses-viewer-role',
  ]);
});

test("a chart's namespace reaches neither cluster-scoped nor namespaced objects", () => {
  const namespaces = new Set(driver({}, 'chart-namespace').map(({ metadata }) => metadata.namespace));

  expect(namespaces).toEqual(new Set([undefined, 'kube-system']));
});

test('rotation switches the flag and the CSIDriver together', () => {
  const props = { rotation: { pollInterval: Duration.minutes(5) } };

  expect(only(driver(props), 'CSIDriver').spec.requiresRepublish).toBe(true);
  expect(driverArgs(props)).toEqual(
    expect.arrayContaining(['--enable-secret-rotation=true', '--rotation-poll-interval=5m']),
  );
});

test('without rotation neither switch is on', () => {
  expect(only(driver(), 'CSIDriver').spec.requiresRepublish).toBe(false);
  expect(driverArgs()?.filter((arg) => arg.includes('rotation'))).toEqual([]);
});

test.each([
  ['1.34', undefined],
  ['v1.35.2-eks-abc', true],
])('on Kubernetes %s tokens in secrets is %s', (version, expected) => {
  const props = { kubernetesVersion: KubernetesVersion.parse(version), tokenRequests: [{ audience: 'a' }] };

  expect(only(driver(props), 'CSIDriver').spec.serviceAccountTokenInSecrets).toBe(expected);
});

test('without token requests Kubernetes 1.36 gets no token field, which it would refuse', () => {
  const spec = only(driver({ kubernetesVersion: KubernetesVersion.parse('1.36') }), 'CSIDriver').spec;

  expect(Object.keys(spec).filter((key) => /token/i.test(key))).toEqual([]);
});

test('without synced Secrets the driver may not touch Secrets', () => {
  const resources = driver().flatMap(({ rules = [] }) => rules.flatMap((rule) => rule.resources));

  expect(resources).not.toContain('secrets');
});

test('sync lists Secrets in the cluster, and reads and writes the synced ones only', () => {
  const objects = driver({
    syncedSecrets: [
      { namespace: 'shop', names: ['web', 'api'] },
      { namespace: 'cart', names: ['cart'] },
      { namespace: 'shop', names: ['web'] },
    ],
  });

  const rights = objects.flatMap(({ metadata, rules = [] }) =>
    rules
      .filter(({ resources }) => resources.includes('secrets'))
      .map(({ resourceNames = [], verbs }) => [metadata.namespace, verbs.join(), resourceNames.join()]),
  );
  expect(rights).toEqual([
    [undefined, 'list,watch', ''],
    ['cart', 'create', ''],
    ['cart', 'get,patch,update', 'cart'],
    ['shop', 'create', ''],
    ['shop', 'get,patch,update', 'api,web'],
  ]);
});

test('a second driver name shares no object and no directory with the first', () => {
  const first = driver({ syncedSecrets: [{ namespace: 'shop', names: ['web'] }] });
  const second = driver({
    syncedSecrets: [{ namespace: 'shop', names: ['web'] }],
    driverName: 'pulumi.csi.example.com',
  });

  const shared = identities(second).filter((identity) => identities(first).includes(identity));
  expect(shared).toEqual([]);
  expect(JSON.stringify(second)).not.toContain('plugins/csi-secrets-store');
});

test('a second driver name is told to the driver, its selector and the registrar', () => {
  const daemonSet = only(driver({ driverName: 'pulumi.csi.example.com' }), 'DaemonSet');

  expect(daemonSet.spec.selector).toEqual({ matchLabels: { app: 'pulumi-csi-example-com' } });
  expect(container(daemonSet, 'secrets-store')?.args).toContain('--drivername=pulumi.csi.example.com');
  expect(container(daemonSet, 'node-driver-registrar')?.args).toContain(
    '--kubelet-registration-path=/var/lib/kubelet/plugins/pulumi.csi.example.com/csi.sock',
  );
});

test('a moved kubelet root moves every path that is made from it', () => {
  const text = JSON.stringify(driver({ kubeletRootDir: '/var/lib/k0s/kubelet' }));

  expect(text).not.toContain('"/var/lib/kubelet');
  expect(text).toContain('--kubelet-registration-path=/var/lib/k0s/kubelet/plugins/csi-secrets-store/csi.sock');
});

test('no additional directory is written as an empty flag, since the flag has a default', () => {
  expect(driverArgs({ additionalProvidersDirs: [] })).toContain('--additional-provider-volume-paths=');
});

test('no container has a CPU limit unless one is set', () => {
  const daemonSet = only(driver({ resources: { livenessProbe: { cpuLimit: '1' } } }), 'DaemonSet');

  const limits = daemonSet.spec.template.spec.containers.map(({ resources }) => resources);
  expect(limits).toEqual([
    { limits: { memory: '100Mi' }, requests: { cpu: '10m', memory: '20Mi' } },
    { limits: { memory: '200Mi' }, requests: { cpu: '50m', memory: '100Mi' } },
    { limits: { cpu: '1', memory: '100Mi' }, requests: { cpu: '10m', memory: '20Mi' } },
  ]);
});

test('logs, metrics, message size and health check reach the flags', () => {
  const args = driverArgs({
    logFormat: 'json',
    logVerbosity: 4,
    metricsPort: 9000,
    maxCallRecvMsgSize: Size.mebibytes(8),
    providerHealthCheck: true,
  });

  expect(args).toEqual(
    expect.arrayContaining([
      '--log-format-json=true',
      '-v=4',
      '--metrics-addr=:9000',
      '--max-call-recv-msg-size=8388608',
      '--provider-health-check=true',
    ]),
  );
});

test('a mirror and a digest replace registry and tag', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const daemonSet = only(driver({ imageRegistry: 'mirror.local', imageDigests: { driver: digest } }), 'DaemonSet');

  expect(daemonSet.spec.template.spec.containers.map(({ image }) => image)).toEqual([
    'mirror.local/sig-storage/csi-node-driver-registrar:v2.16.0',
    `mirror.local/csi-secrets-store/driver@${digest}`,
    'mirror.local/sig-storage/livenessprobe:v2.18.0',
  ]);
});

test('Windows nodes get a DaemonSet of their own, unprivileged and with their paths', () => {
  const windows = driver({ windows: true }).find(
    ({ metadata }) => metadata.name === 'secrets-store-csi-driver-windows',
  );

  const secretsStore = windows && container(windows, 'secrets-store');
  expect(secretsStore?.securityContext).toBeUndefined();
  expect(secretsStore?.args).toContain('--provider-volume=C:\\k\\secrets-store-csi-providers');
});

test('priority and tolerations keep the driver on every node, and can be changed', () => {
  const byDefault = only(driver(), 'DaemonSet').spec.template.spec;
  const changed = only(driver({ priorityClassName: false, tolerations: [] }), 'DaemonSet').spec.template.spec;

  expect([byDefault.priorityClassName, byDefault.tolerations]).toEqual([
    'system-node-critical',
    [{ operator: 'Exists' }],
  ]);
  expect([changed.priorityClassName, changed.tolerations]).toEqual([undefined, undefined]);
});

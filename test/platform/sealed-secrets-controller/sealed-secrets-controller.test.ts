import { Duration } from 'cdk8s';
import type { SealedSecretsControllerProps } from '../../../lib/platform/sealed-secrets-controller/props';
import { SealedSecretsController } from '../../../lib/platform/sealed-secrets-controller/sealed-secrets-controller';
import { identities, only, type Rendered, render } from '../rendering';

const WRITES = [
  { namespace: 'shop', names: ['db', 'api', 'db'] },
  { namespace: 'cart', names: ['db'] },
  { namespace: 'shop', names: ['tls'] },
  { namespace: 'empty', names: [] },
];

const controller = (props: SealedSecretsControllerProps = {}) =>
  render((scope) => new SealedSecretsController(scope, 'controller', props));
const pod = (props?: SealedSecretsControllerProps) => only(controller(props), 'Deployment').spec.template.spec;
const args = (props: SealedSecretsControllerProps) => pod(props).containers[0]?.args;

test("without named Secrets it watches the whole cluster, under the release manifest's names", () => {
  expect(identities(controller())).toEqual([
    'ServiceAccount kube-system/sealed-secrets-controller',
    'Deployment kube-system/sealed-secrets-controller',
    'Service kube-system/sealed-secrets-controller-metrics',
    'NetworkPolicy kube-system/sealed-secrets-controller-ingress',
    'Role kube-system/sealed-secrets-key-admin',
    'RoleBinding kube-system/sealed-secrets-controller',
    'ClusterRole secrets-unsealer',
    'ClusterRoleBinding sealed-secrets-controller',
  ]);
  expect(args({})).toEqual([]);
});

test('with named Secrets it has a Role in each of their namespaces, and none in the cluster', () => {
  const roles = identities(controller({ writes: WRITES })).filter((one) => one.includes('Role'));

  expect(roles).toEqual([
    'Role kube-system/sealed-secrets-key-admin',
    'RoleBinding kube-system/sealed-secrets-controller',
    'Role cart/secrets-unsealer',
    'RoleBinding cart/secrets-unsealer',
    'Role shop/secrets-unsealer',
    'RoleBinding shop/secrets-unsealer',
  ]);
});

test('it watches the namespaces of the named Secrets and makes no deleted Secret again, since it could not list them', () => {
  expect(args({ writes: WRITES })).toEqual([
    '--all-namespaces=false',
    '--additional-namespaces=cart,shop',
    '--skip-recreate',
  ]);
});

test('its own namespace, which it watches anyway, is not named to it', () => {
  const writes = [{ namespace: 'kube-system', names: ['db'] }];

  expect(args({ writes, recreateDeleted: true })).toEqual(['--all-namespaces=false']);
});

test('in a namespace it may get and update the named Secrets alone, and start', () => {
  expect(rightsIn(controller({ writes: WRITES }), 'shop')).toEqual([
    'sealedsecrets get,list,watch',
    'sealedsecrets/status update',
    'secrets create',
    'events create,patch',
    'secrets[api,db,tls] get,update',
    'namespaces[shop] get',
  ]);
});

test('to make deleted Secrets again it may list and watch all of a namespace', () => {
  const rights = rightsIn(controller({ writes: WRITES, recreateDeleted: true }), 'shop');

  expect(rights).toContain('secrets list,watch');
  expect(args({ writes: WRITES, recreateDeleted: true })).not.toContain('--skip-recreate');
});

test.each<[string, SealedSecretsControllerProps, readonly string[]]>([
  ['for the whole cluster', {}, []],
  ['for named Secrets', { writes: WRITES }, ['sealedsecrets get,list,watch']],
  [
    'for named Secrets that come back',
    { writes: WRITES, recreateDeleted: true },
    ['sealedsecrets get,list,watch', 'secrets watch'],
  ],
])('in its own namespace it finds and makes keys %s', (_, props, more) => {
  expect(rightsIn(controller(props), 'kube-system')).toEqual([
    'secrets[sealed-secrets-key] get',
    'secrets create,list',
    ...more,
  ]);
});

test.each<[boolean | undefined, boolean]>([
  [undefined, true],
  [true, true],
  [false, false],
])('for the whole cluster recreateDeleted %s lists all Secrets: %s', (recreateDeleted, lists) => {
  const rights = rightsIn(controller({ recreateDeleted }), undefined);

  expect(rights.includes('secrets list,watch')).toBe(lists);
  expect(rights).not.toContainEqual(expect.stringContaining('delete'));
});

test('no Secret at all gives no right to any', () => {
  const objects = controller({ writes: [] });

  expect(identities(objects).filter((one) => one.includes('secrets-unsealer'))).toEqual([]);
  expect(args({ writes: [] })).toEqual(['--all-namespaces=false', '--skip-recreate']);
});

test("each binding's subject is the ServiceAccount in the controller's namespace", () => {
  const objects = controller({ namespace: 'sealed-secrets', writes: WRITES });

  expect(objects.flatMap(({ subjects = [] }) => subjects)).toEqual(
    Array(3).fill({ kind: 'ServiceAccount', name: 'sealed-secrets-controller', namespace: 'sealed-secrets' }),
  );
});

test('the pod fits the level restricted, and may write nothing but /tmp', () => {
  expect(pod().securityContext).toEqual({
    fsGroup: 65534,
    runAsNonRoot: true,
    runAsUser: 1001,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(pod().containers[0]).toMatchObject({
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
  });
});

test('the image is one that upstream published', () => {
  expect(pod().containers[0]?.image).toBe('docker.io/bitnami/sealed-secrets-controller:0.36.4');
});

test('the selector is that of the release manifest, and the pods have its label', () => {
  const { selector, template } = only(controller(), 'Deployment').spec as Record<string, Record<string, never>>;

  expect(selector).toEqual({ matchLabels: { name: 'sealed-secrets-controller' } });
  expect(template?.metadata).toMatchObject({ labels: { name: 'sealed-secrets-controller' } });
});

test('a slow start is waited for', () => {
  const { startupProbe } = pod().containers[0] as unknown as { startupProbe: Record<string, number> };

  expect(startupProbe).toMatchObject({
    httpGet: { path: '/healthz', port: 'http' },
    periodSeconds: 10,
    failureThreshold: 30,
  });
});

test('how keys are renewed and logs are written reaches the controller as it reads it', () => {
  const keyCutoff = new Date('2027-01-31T12:00:00Z');

  expect(args({ keyCutoff, keyRenewPeriod: Duration.days(90), logFormat: 'json' })).toEqual([
    '--key-renew-period=2160h',
    '--key-cutoff-time=Sun, 31 Jan 2027 12:00:00 +0000',
    '--log-format=json',
  ]);
  expect(args({ keyRenewPeriod: Duration.seconds(0) })).toEqual(['--key-renew-period=0s']);
});

test('nothing but the metrics can be reached', () => {
  expect(only(controller(), 'NetworkPolicy').spec).toEqual({
    podSelector: { matchLabels: { name: 'sealed-secrets-controller' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ port: 8081, protocol: 'TCP' }] }],
  });
});

test('groups that kubeseal is opened to reach the Service through the API server, and no NetworkPolicy is in their way', () => {
  const objects = controller({ serviceProxiers: ['platform'] });

  const role = objects.find(({ metadata }) => metadata.name === 'sealed-secrets-service-proxier');
  expect(role?.rules?.map(({ resourceNames }) => resourceNames)).toEqual([
    ['sealed-secrets-controller'],
    ['http:sealed-secrets-controller:', 'http:sealed-secrets-controller:http', 'sealed-secrets-controller'],
  ]);
  expect(identities(objects)).toEqual(
    expect.arrayContaining([
      'Service kube-system/sealed-secrets-controller',
      'RoleBinding kube-system/sealed-secrets-service-proxier',
    ]),
  );
  expect(identities(objects).filter((one) => one.startsWith('NetworkPolicy'))).toEqual([]);
});

test('a mirror and a digest replace registry and tag', () => {
  const imageDigest = `sha256:${'a'.repeat(64)}`;

  expect(pod({ imageRegistry: 'mirror.example.com', imageDigest }).containers[0]?.image).toBe(
    `mirror.example.com/bitnami/sealed-secrets-controller@${imageDigest}`,
  );
});

/** `resource[names] verbs` of each rule of the Role in a namespace, or of the ClusterRole. */
function rightsIn(objects: readonly Rendered[], namespace: string | undefined): readonly string[] {
  const role = objects.find(({ kind, metadata }) => /^(Cluster)?Role$/.test(kind) && metadata.namespace === namespace);
  return (role?.rules ?? []).map(
    ({ resources, resourceNames, verbs }) =>
      `${resources.join()}${resourceNames ? `[${resourceNames.join()}]` : ''} ${verbs.join()}`,
  );
}

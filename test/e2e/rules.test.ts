import type { JsonObject } from '../../lib/core/json';
import { KubernetesVersion } from '../../lib/core/kubernetes-version';
import { identityOf, kindKey, objectsAt } from '../../lib/core/manifest';
import { type PodSecurityLevel, podSecurityProblems } from '../../lib/core/pod-security';
import { servedVersions } from '../../lib/fleet/served-versions';
import { cluster } from '../support/fleet';
import { configMap } from '../support/manifests';
import type { ApiServer } from './api/api-server';
import { TARGETS, type Target } from './target';

const LEVELS: readonly PodSecurityLevel[] = ['baseline', 'restricted'];

/** The newest version whose checks the rule has. */
const NEWEST = KubernetesVersion.parse('1.37');

const NAMESPACES: readonly JsonObject[] = LEVELS.flatMap((level) => [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: level, labels: { 'pod-security.kubernetes.io/enforce': level } },
  },
  // Elsewhere a controller makes it; admission wants it for every pod.
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: level } },
]);

const HARDENED: JsonObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** Pods that differ from one without privilege in one thing; the container of each says so itself. */
const PODS: readonly JsonObject[] = [
  {},
  { hostNetwork: true },
  { hostPID: true },
  { volumes: [{ name: 'a', hostPath: { path: '/' } }] },
  { volumes: [{ name: 'a', nfs: { server: 'nfs', path: '/' } }] },
  ...[
    { runAsUser: 0 },
    { runAsNonRoot: false },
    { seccompProfile: { type: 'Unconfined' } },
    { appArmorProfile: { type: 'Unconfined' } },
    { appArmorProfile: { type: 'RuntimeDefault' } },
    { seLinuxOptions: { type: 'spc_t' } },
    { seLinuxOptions: { user: 'system_u' } },
    { seLinuxOptions: { role: 'system_r' } },
    { seLinuxOptions: { type: 'container_t', level: 's0:c123,c456' } },
    { sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
    { sysctls: [{ name: 'net.ipv4.tcp_rmem', value: '1' }] },
    { sysctls: [{ name: 'net.ipv4.tcp_slow_start_after_idle', value: '1' }] },
  ].map((securityContext) => ({ securityContext })),
  ...[
    { privileged: true, allowPrivilegeEscalation: true },
    { runAsUser: 0 },
    { runAsNonRoot: false },
    { allowPrivilegeEscalation: true },
    { capabilities: {} },
    { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } },
    { capabilities: { drop: ['ALL'], add: ['CHOWN'] } },
    { capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
    { seccompProfile: { type: 'Unconfined' } },
    { appArmorProfile: { type: 'Unconfined' } },
    { seLinuxOptions: { type: 'spc_t' } },
    { seLinuxOptions: { type: 'container_engine_t' } },
    { procMount: 'Unmasked' },
  ].map((one) => ({ containers: [{ securityContext: { ...HARDENED, ...one } }] })),
  { hostUsers: false, containers: [{ securityContext: { ...HARDENED, procMount: 'Unmasked' } }] },
  { hostUsers: false, containers: [{ securityContext: { ...HARDENED, runAsUser: 0, runAsNonRoot: false } }] },
  { containers: [{ ports: [{ containerPort: 80, hostPort: 80 }], securityContext: HARDENED }] },
];

/** What the rules know of the API server, held against one. */
describe.each(TARGETS)('$target', ({ start }) => {
  let target: Target;
  let version: KubernetesVersion;

  beforeAll(async () => {
    target = await start();
    const { body } = await target.server.send({ method: 'GET', path: '/version' });
    version = KubernetesVersion.parse(`${body.major}.${Number.parseInt(String(body.minor), 10)}`);
    for (const manifest of NAMESPACES) await target.server.apply(manifest);
  });

  afterAll(async () => {
    for (const manifest of NAMESPACES.filter(({ kind }) => kind === 'Namespace')) await target.server.remove(manifest);
    await target.stop();
  });

  test('manifest/api-version knows every version that is served of the kinds that it knows', async () => {
    const known = servedVersions(cluster({ kubernetes: String(version) }));

    const served = await versionsServedBy(target.server);

    const unknown = served.filter(
      ({ apiVersion, kind }) => known.get(kind)?.apiVersions.includes(apiVersion) === false,
    );
    expect(unknown).toEqual([]);
  });

  test('each kind that it knows is served in each version that is no alpha or beta', async () => {
    const known = [...servedVersions(cluster({ kubernetes: String(version) }))];
    const served = new Set(
      (await versionsServedBy(target.server)).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
    );

    const missing = known.flatMap(([kind, { apiVersions }]) =>
      apiVersions.map((apiVersion) => `${apiVersion} ${kind}`).filter((one) => /\/v\d+ /.test(one) && !served.has(one)),
    );

    expect(missing.filter((one) => !one.includes('external-secrets.io'))).toEqual([]);
  });

  test.each(PODS.flatMap((pod) => LEVELS.map((level) => ({ level, pod, says: JSON.stringify(pod) }))))(
    'manifest/pod-security refuses under $level what admission refuses: $says',
    async ({ level, pod }) => {
      const problems = podSecurityProblems(podSpec(pod), level);

      const { refusal } = await target.server.tryApply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'app', namespace: level },
        spec: podSpec(pod),
      });

      // An older version has fewer safe sysctls and types: a miss, and no false alarm.
      if (problems.length > 0 && !isDropped(pod, version)) expect(refusal).toBeDefined();
      else if (version.isAtLeast(NEWEST)) expect(refusal ?? '').not.toContain('violates PodSecurity');
    },
  );

  test('manifest/apply-size counts as the API server does', async () => {
    const remembering = (bytes: number) =>
      configMap({ namespace: 'baseline', annotations: { a: 'x'.repeat(bytes - 'a'.length) } });

    const [fits, refused] = [
      await target.server.tryApply(remembering(262_144)),
      await target.server.tryApply(remembering(262_145)),
    ];

    expect(fits.refusal).toBeUndefined();
    expect(refused.refusal).toContain('metadata.annotations: Too long');
  });

  test('etcd takes no object beyond its limit', async () => {
    const value = 'x'.repeat(1_600_000);
    const template = {
      metadata: { labels: { app: 'app' } },
      spec: podSpec({ containers: [{ env: [{ name: 'A', value }] }] }),
    };
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'app', namespace: 'baseline' },
      spec: { selector: { matchLabels: { app: 'app' } }, template },
    };

    const { refusal } = await target.server.apply(deployment);

    expect(refusal).toContain('etcdserver: request is too large');
  });
});

/** Before 1.33 the API server drops `procMount` without a word, unless somebody switches it on. */
function isDropped(pod: JsonObject, version: KubernetesVersion): boolean {
  return !version.isAtLeast(KubernetesVersion.parse('1.33')) && JSON.stringify(pod).includes('procMount');
}

function podSpec({ containers, ...pod }: JsonObject): JsonObject {
  const own = objectsAt({ containers }, 'containers')[0] ?? {};
  return { ...pod, containers: [{ name: 'app', image: 'app:1', securityContext: HARDENED, ...own }] };
}

/** Every kind of Kubernetes' own groups in every version that the API server offers. */
async function versionsServedBy(server: ApiServer): Promise<readonly { apiVersion: string; kind: string }[]> {
  const { body } = await server.send({ method: 'GET', path: '/apis' });
  const versions = objectsAt(body, 'groups').flatMap((group) => objectsAt(group, 'versions'));
  const lists = await Promise.all(
    versions.map(({ groupVersion }) => server.send({ method: 'GET', path: `/apis/${groupVersion}` })),
  );
  return lists.flatMap(({ body: list }) => {
    const apiVersion = String(list.groupVersion);
    return objectsAt(list, 'resources')
      .filter(({ name }) => !String(name).includes('/'))
      .map(({ kind = '' }) => ({ apiVersion, kind: kindKey(identityOf({ apiVersion, kind: String(kind) })) }));
  });
}

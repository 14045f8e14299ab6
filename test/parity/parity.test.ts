import { matchesPattern } from '../../lib/parity/listed-difference';
import { checkParity, UPSTREAM_CHARTS, unlistedDifferences } from '../../lib/parity/parity';
import { azureKeyVaultRendering } from './azure-key-vault-rendering';
import { driverRendering } from './driver-rendering';
import { operatorRendering } from './operator-rendering';
import { providerRendering } from './provider-rendering';

const FULL = driverRendering({ sync: true, rotation: true, audience: 'api://AzureADTokenExchange' });
const AZURE = azureKeyVaultRendering({ windows: true, withoutPemChainFlag: true });
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const unlisted = (rendering: string) => unlistedDifferences(checkParity(rendering)).map(({ field }) => field);

function edited(rendering: string, from: string, to: string): string {
  if (!rendering.includes(from)) throw new Error(`the rendering has no ${from}`);
  return rendering.replace(from, to);
}

describe('a rendering that is upstream as it is', () => {
  test.each([
    ['driver, at its defaults', driverRendering()],
    ['driver, with sync, rotation and tokens', FULL],
    ['provider', providerRendering()],
    ['Azure provider, at its defaults', azureKeyVaultRendering()],
    ['Azure provider, on Windows nodes too', AZURE],
    ['operator, at its defaults', operatorRendering()],
    ['operator, with several pods', operatorRendering({ replicas: 2 })],
  ])('%s, has only listed differences', (_name, rendering) => {
    expect(unlisted(rendering)).toEqual([]);
  });
});

describe('options are read from the rendering', () => {
  test.each([
    ['rotation', FULL, 'rotation'],
    ['tokens', FULL, 'tokenRequests [{"audience":"api://AzureADTokenExchange"}]'],
    ['the Kubernetes version', FULL, 'kubernetesVersion "1.35"'],
    ['sync', FULL, 'syncedSecrets [{"namespace":"synced-namespace","names":["synced-secret"]}]'],
    ['the namespace', driverRendering().replaceAll('kube-system', 'csi'), 'namespace csi'],
    ['the kubelet root', driverRendering().replaceAll('/var/lib/kubelet', '/k0s'), 'kubeletRootDir /k0s'],
    [
      'the sockets directory',
      driverRendering().replaceAll('/var/run/s', '/run/s'),
      'providersDir /run/secrets-store-csi-providers',
    ],
    [
      'the registry',
      driverRendering().replaceAll('registry.k8s.io', 'mirror.local/k8s'),
      'imageRegistry mirror.local/k8s',
    ],
    ['the metrics port', driverRendering().replaceAll('8095', '9000'), 'metricsPort 9000'],
    ['tolerations', edited(driverRendering(), 'tolerations: [{operator: Exists}]', ''), 'tolerations []'],
    [
      'the poll interval',
      edited(FULL, '"--enable', '"--rotation-poll-interval=300s","--enable'),
      'rotation {"pollInterval":"5m"}',
    ],
    ['the biggest answer', edited(driverRendering(), 'size=4194304', 'size=8388608'), 'maxCallRecvMsgSize "8192Ki"'],
    [
      'the health check of providers',
      edited(driverRendering(), '"--provider-health', '"--provider-health-check=true","--provider-health'),
      'providerHealthCheck',
    ],
    [
      'digests',
      edited(driverRendering(), '/livenessprobe:v2.18.0', `/livenessprobe@${DIGEST}`),
      `imageDigests {"livenessProbe":"${DIGEST}"}`,
    ],
    [
      'the registry of an image with a digest',
      driverRendering().replaceAll('registry.k8s.io', 'mirror.local').replace('/driver:v1.6.0', `/driver@${DIGEST}`),
      'imageRegistry mirror.local',
    ],
    ['that there are no CRDs', driverRendering({ withoutCrds: true }), 'without CRDs'],
    ['log options', edited(FULL, '"--endpoint', '"--log-format-json=true","-v=4","--endpoint'), 'logFormat json'],
    ["the provider's namespace", providerRendering().replaceAll('kube-system', 'esc'), 'namespace esc'],
    ["the Azure provider's namespace", AZURE.replaceAll('kube-system', 'azure'), 'namespace azure'],
    ["the Azure provider's Windows nodes", AZURE, 'windows'],
    [
      "the Azure provider's directory",
      AZURE.replaceAll('/var/run/s', '/run/s'),
      'providersDir /run/secrets-store-csi-providers',
    ],
    [
      "the Azure provider's registry",
      AZURE.replaceAll('mcr.microsoft.com', 'mirror.local'),
      'imageRegistry mirror.local',
    ],
    ["the Azure provider's tolerations", edited(AZURE, 'tolerations: [{operator: Exists}]', ''), 'tolerations []'],
  ])('%s', (_name, rendering, option) => {
    const report = checkParity(rendering);

    expect(report.options).toContain(option);
    expect(unlistedDifferences(report)).toEqual([]);
  });
});

describe('a change of upstream is noticed', () => {
  const CONTAINER = 'spec.template.spec.containers';

  test.each([
    ['an argument', '--probe-timeout=3s', '--probe-timeout=5s', `${CONTAINER}[liveness-probe].args[--probe-timeout]`],
    ['an option in one place only', ':8095', ':9000', `${CONTAINER}[secrets-store].ports[metrics].containerPort`],
    ['an image tag', 'driver:v1.6.0', 'driver:v1.7.0', `${CONTAINER}[secrets-store].image`],
    ['the image of a hook', 'driver-crds:v1.6.0', 'driver-crds:v1.7.0', `${CONTAINER}[crds-upgrade].image`],
    ['a verb more', 'verbs: [create, patch]', 'verbs: [create, patch, delete]', 'rules[core/events].verbs[delete]'],
    ['a verb less', 'verbs: [create, patch]', 'verbs: [create]', 'rules[core/events].verbs[patch]'],
    [
      'a right of a hook',
      'verbs: [get, patch]',
      'verbs: [get, patch, delete]',
      'rules[apiextensions.k8s.io/customresourcedefinitions].verbs[delete]',
    ],
    [
      'another CPU limit',
      '{cpu: 200m, memory: 200Mi}',
      '{cpu: 300m, memory: 200Mi}',
      `${CONTAINER}[secrets-store].resources.limits.cpu`,
    ],
    ['half a rotation', 'requiresRepublish: true', 'requiresRepublish: false', 'spec.requiresRepublish'],
    [
      'a field of the schema',
      '"mounted":{"type":"boolean"}',
      '"mounted":{"type":"string"}',
      'spec.versions[v1].schema.openAPIV3Schema.properties.status.properties.mounted.type',
    ],
  ])('%s of the driver', (_name, from, to, field) => {
    expect(unlisted(edited(FULL, from, to))).toEqual([field]);
  });

  test.each([
    ['an argument', 'pulumi.sock', 'esc.sock', `${CONTAINER}[pulumi-esc-csi-provider].args[-endpoint]`],
    ['an image tag', ':0.1.1', ':0.1.2', `${CONTAINER}[pulumi-esc-csi-provider].image`],
    ['a verb more', 'verbs: [get]', 'verbs: [get, list]', 'rules[core/secrets].verbs[list]'],
    ['a resource more', '[secrets]', '[secrets, configmaps]', 'rules[core/configmaps].verbs[get]'],
  ])('%s of the provider', (_name, from, to, field) => {
    expect(unlisted(edited(providerRendering(), from, to))).toEqual([field]);
  });

  test.each([
    ['an argument', 'port=8989', 'port=8990', `${CONTAINER}[provider-azure-installer].args[--healthz-port]`],
    ['an image tag', ':v1.8.2', ':v1.8.3', `${CONTAINER}[provider-azure-installer].image`],
    ['a way into the node', 'hostNetwork: true', 'hostPID: true', 'spec.template.spec.hostPID'],
    ['another CPU limit', '{cpu: 50m', '{cpu: 60m', `${CONTAINER}[provider-azure-installer].resources.limits.cpu`],
  ])('%s of the Azure provider', (_name, from, to, field) => {
    expect(unlisted(edited(AZURE, from, to))).toEqual([field]);
  });

  test('an object that only upstream has', () => {
    const more = '\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: new}\ndata: {a: b}\n';

    expect(unlisted(FULL + more)).toEqual(['apiVersion', 'data.a', 'kind', 'metadata.name']);
  });

  test('an object that upstream has no longer', () => {
    const objects = FULL.split('\n---\n').filter(
      (object) => !object.includes('name: secretproviderclasses-viewer-role'),
    );

    expect(unlisted(objects.join('\n---\n'))).toContain('metadata.name');
  });

  test('a CRD that upstream has no longer, beside one that it has', () => {
    const [, ...objects] = FULL.split('\n---\n');

    const report = checkParity(objects.join('\n---\n'));

    expect(unlistedDifferences(report)).toContainEqual({ field: 'spec.names.plural', ours: 'secretproviderclasses' });
  });
});

test('every listed difference is met in some rendering, so that none outlives its cause', () => {
  const operators = [operatorRendering(), operatorRendering({ replicas: 2 })];
  const met = [driverRendering(), FULL, providerRendering(), AZURE, ...operators].flatMap((rendering) =>
    checkParity(rendering).objects.flatMap((object) =>
      object.differences.map((difference) => ({ object, difference })),
    ),
  );

  const stale = UPSTREAM_CHARTS.flatMap(({ listed }) =>
    listed.flatMap(({ id, fields }) =>
      fields
        .filter(
          (field) =>
            !met.some(
              ({ object, difference }) => difference.listed === id && matchesPattern(field, object, difference),
            ),
        )
        .map(({ field }) => `${id} ${field}`),
    ),
  );
  expect(stale).toEqual([]);
});

test('the ids of listed differences are unique', () => {
  const ids = UPSTREAM_CHARTS.flatMap(({ listed }) => listed.map(({ id }) => id));

  expect(ids).toEqual([...new Set(ids)]);
});

test('a file of something else is refused by name', () => {
  expect(() => checkParity('kind: ConfigMap\nmetadata: {name: a}')).toThrow(
    'This is no rendering of secrets-store-csi-driver 1.6.0 or pulumi-esc-csi-provider 0.1.1',
  );
});

test('a file that is no YAML is refused as such', () => {
  expect(() => checkParity('a: [')).toThrow('This is no YAML');
});

import type { ExternalSecretsOperatorProps } from '../../../lib/platform/external-secrets-operator/props';
import { identities, type Rendered } from '../rendering';
import { find, operator } from './operator';

const COMPONENTS = ['external-secrets', 'external-secrets-webhook', 'external-secrets-cert-controller'];

const podOf = (name: string, props?: Partial<ExternalSecretsOperatorProps>) =>
  find(operator(props), 'Deployment', name).spec.template.spec;
const containerOf = (name: string, props?: Partial<ExternalSecretsOperatorProps>) => podOf(name, props).containers[0];
const argsOf = (name: string, props?: Partial<ExternalSecretsOperatorProps>) => containerOf(name, props)?.args ?? [];
const kindsIn = (objects: readonly Rendered[], kind: string) => objects.filter((object) => object.kind === kind);
const webhooksIn = (objects: readonly Rendered[]) =>
  kindsIn(objects, 'ValidatingWebhookConfiguration').flatMap(
    (object) => (object as unknown as { webhooks: readonly Record<string, unknown>[] }).webhooks,
  );

test('every object has the name that the chart gives it', () => {
  expect(identities(operator())).toEqual([
    ...COMPONENTS.map((name) => `ServiceAccount external-secrets/${name}`),
    'Deployment external-secrets/external-secrets',
    'Deployment external-secrets/external-secrets-webhook',
    'Service external-secrets/external-secrets-webhook',
    'Secret external-secrets/external-secrets-webhook',
    'ValidatingWebhookConfiguration secretstore-validate',
    'ValidatingWebhookConfiguration externalsecret-validate',
    'Deployment external-secrets/external-secrets-cert-controller',
    'ClusterRole external-secrets-controller',
    'ClusterRoleBinding external-secrets-controller',
    'ClusterRole external-secrets-cert-controller',
    'ClusterRoleBinding external-secrets-cert-controller',
    'Role external-secrets/external-secrets-cert-controller',
    'RoleBinding external-secrets/external-secrets-cert-controller',
    'ClusterRole external-secrets-view',
    'ClusterRole external-secrets-edit',
    'ClusterRole external-secrets-servicebindings',
  ]);
});

test("another namespace moves objects, flags and the API server's calls, and a chart's namespace nothing", () => {
  const text = JSON.stringify(operator({ namespace: 'secrets' }, 'chart-namespace'));

  expect(text).not.toMatch(
    /"namespace":"(external-secrets|chart-namespace)"|chart-namespace|webhook\.external-secrets/,
  );
  expect(text).toContain('--dns-name=external-secrets-webhook.secrets.svc');
  expect(text).toContain('--secret-namespace=secrets');
});

test("the webhook's Secret has neither data nor a type, which are the cert-controller's", () => {
  const secret = find(operator(), 'Secret', 'external-secrets-webhook');

  expect(Object.keys(secret).sort()).toEqual(['apiVersion', 'kind', 'metadata']);
});

test('what the cert-controller fills in carries the label that it looks for, and no CA bundle', () => {
  const objects = operator();
  const labelled = objects.filter(({ metadata }) => metadata.labels['external-secrets.io/component'] === 'webhook');

  expect(identities(labelled)).toEqual([
    'Service external-secrets/external-secrets-webhook',
    'Secret external-secrets/external-secrets-webhook',
    'ValidatingWebhookConfiguration secretstore-validate',
    'ValidatingWebhookConfiguration externalsecret-validate',
  ]);
  expect(JSON.stringify(objects)).not.toContain('caBundle');
});

test("selectors are the chart's two labels, so that a Helm install can be taken over", () => {
  const selectors = kindsIn(operator(), 'Deployment').map(({ spec }) => spec.selector);

  expect(selectors).toEqual(
    COMPONENTS.map((name) => ({
      matchLabels: { 'app.kubernetes.io/instance': 'external-secrets', 'app.kubernetes.io/name': name },
    })),
  );
});

test('reconcilers that nobody asks for are switched off, and the cert-controller does not wait for their CRD', () => {
  expect(argsOf('external-secrets').filter((arg) => arg.endsWith('=false'))).toEqual([
    '--enable-cluster-store-reconciler=false',
    '--enable-cluster-external-secret-reconciler=false',
    '--enable-push-secret-reconciler=false',
    '--enable-cluster-push-secret-reconciler=false',
  ]);
  expect(argsOf('external-secrets-cert-controller').filter((arg) => arg.includes('crd-names'))).toEqual([
    '--crd-names=externalsecrets.external-secrets.io',
    '--crd-names=secretstores.external-secrets.io',
  ]);
});

test('a reconciler that is asked for stays on; PushSecrets come with ClusterPushSecrets', () => {
  const props = { reconcilers: ['clusterSecretStores', 'clusterPushSecrets'] } as const;

  expect(argsOf('external-secrets', props).filter((arg) => arg.endsWith('=false'))).toEqual([
    '--enable-cluster-external-secret-reconciler=false',
  ]);
  expect(argsOf('external-secrets-cert-controller', props).join()).not.toContain('crd-names');
});

test('the webhook is asked about cluster-scoped stores only where there can be any', () => {
  const namesOf = (props?: Partial<ExternalSecretsOperatorProps>) =>
    webhooksIn(operator(props)).map(({ name }) => name);

  expect(namesOf()).toEqual([
    'validate.secretstore.external-secrets.io',
    'validate.externalsecret.external-secrets.io',
  ]);
  expect(namesOf({ reconcilers: ['clusterSecretStores'] })).toContain(
    'validate.clustersecretstore.external-secrets.io',
  );
});

test('without a webhook requests fail, unless the program says otherwise', () => {
  const policies = (props?: Partial<ExternalSecretsOperatorProps>) =>
    new Set(webhooksIn(operator(props)).map(({ failurePolicy }) => failurePolicy));

  expect(policies()).toEqual(new Set(['Fail']));
  expect(policies({ webhookFailurePolicy: 'Ignore' })).toEqual(new Set(['Ignore']));
});

test('one pod of each elects nobody and may be drained', () => {
  const objects = operator();

  expect(kindsIn(objects, 'PodDisruptionBudget')).toEqual([]);
  expect(JSON.stringify(objects)).not.toMatch(/leader-election|"leases"/);
});

test('several pods elect a leader, the webhook apart, and one of them always stays', () => {
  const objects = operator({ replicas: { controller: 2, webhook: 2, certController: 2 } });

  const electing = kindsIn(objects, 'Deployment').filter(({ spec }) =>
    spec.template.spec.containers[0]?.args.includes('--enable-leader-election=true'),
  );
  expect(identities(electing)).toEqual([
    'Deployment external-secrets/external-secrets',
    'Deployment external-secrets/external-secrets-cert-controller',
  ]);
  expect(identities(kindsIn(objects, 'PodDisruptionBudget'))).toEqual(
    COMPONENTS.map((name) => `PodDisruptionBudget external-secrets/${name}-pdb`),
  );
});

test.each(COMPONENTS)('%s meets the restricted level, asks for resources and has no limit', (name) => {
  const container = containerOf(name);

  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container?.resources).toEqual({ requests: { cpu: '10m', memory: expect.any(String) } });
  expect(container?.readinessProbe).toMatchObject({ httpGet: { path: '/readyz' } });
});

test('a limit that is set stands beside the requests', () => {
  const container = containerOf('external-secrets', { resources: { controller: { memoryLimit: '1Gi' } } });

  expect(container?.resources).toEqual({ limits: { memory: '1Gi' }, requests: { cpu: '10m', memory: '128Mi' } });
});

test("the controller's probe asks the address that it listens on", () => {
  const container = containerOf('external-secrets');

  expect(container?.args).toContain('--live-addr=:8082');
  expect(container?.ports).toContainEqual({ name: 'live', containerPort: 8082, protocol: 'TCP' });
  expect(container?.readinessProbe).toMatchObject({ httpGet: { port: 'live' } });
});

test('class, concurrency and log level reach the flags', () => {
  const props = { controllerClass: 'team-a', concurrent: 4, logLevel: 'debug' } as const;

  expect(argsOf('external-secrets', props)).toEqual(
    expect.arrayContaining(['--controller-class=team-a', '--concurrent=4', '--loglevel=debug']),
  );
  expect(COMPONENTS.flatMap((name) => argsOf(name, props)).filter((arg) => arg === '--loglevel=info')).toEqual([]);
});

test('every pod comes from the mirror and the digest, and is placed as told', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const pods = COMPONENTS.map((name) =>
    podOf(name, {
      imageRegistry: 'mirror.local',
      imageDigest: digest,
      nodeSelector: { pool: 'system' },
      tolerations: [{ key: 'system', operator: 'Exists' }],
      priorityClassName: 'high',
    }),
  );

  expect(pods.map(({ containers: [container], ...pod }) => ({ ...pod, image: container?.image }))).toMatchObject(
    Array(3).fill({
      image: `mirror.local/external-secrets/external-secrets@${digest}`,
      nodeSelector: { 'kubernetes.io/os': 'linux', pool: 'system' },
      tolerations: [{ key: 'system', operator: 'Exists' }],
      priorityClassName: 'high',
    }),
  );
});

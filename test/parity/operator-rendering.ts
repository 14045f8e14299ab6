import { EXTERNAL_SECRETS_GENERATORS } from '../../lib/upstream/external-secrets-operator';

/** What a rendering of the operator's chart is made with. */
export interface OperatorRenderingOptions {
  /** Pods of each component. @default 1 */
  readonly replicas?: number;
  /** Further arguments of the controller. */
  readonly controllerArgs?: readonly string[];
}

/** External Secrets Operator's chart 2.9.0 as Helm renders it, release `external-secrets`, without CRDs. */
export function operatorRendering({ controllerArgs = [], replicas = 1 }: OperatorRenderingOptions = {}): string {
  return [
    ...[CONTROLLER, WEBHOOK, CERT_CONTROLLER].map((name) => object('v1', 'ServiceAccount', name, name)),
    object('v1', 'Secret', WEBHOOK, WEBHOOK, COMPONENT),
    clusterRole('external-secrets-cert-controller', CERT_CONTROLLER, [
      ['apiextensions.k8s.io', 'customresourcedefinitions', 'get, list, watch'],
      ['apiextensions.k8s.io', 'customresourcedefinitions', 'update, patch', CERTIFIED],
      ['admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'list, watch, get'],
      [
        'admissionregistration.k8s.io',
        'validatingwebhookconfigurations',
        'update, patch',
        'secretstore-validate, externalsecret-validate',
      ],
      ['""', 'endpoints', 'list, get, watch'],
      ['discovery.k8s.io', 'endpointslices', 'list, get, watch'],
      ['""', 'events', 'create, patch'],
      ['""', 'secrets', 'get, list, watch'],
      ['""', 'secrets', 'update, patch', WEBHOOK],
      ['coordination.k8s.io', 'leases', 'get, create, update, patch'],
    ]),
    clusterRole('external-secrets-controller', CONTROLLER, [
      [GROUP, KINDS.join(), 'get, list, watch'],
      [GROUP, KINDS.flatMap((kind) => [kind, `${kind}/status`, `${kind}/finalizers`]).join(), 'get, update, patch'],
      [GENERATORS, 'generatorstates', 'get, list, watch, create, update, patch, delete, deletecollection'],
      [GENERATORS, ALL_GENERATORS.join(), 'get, list, watch'],
      ['""', 'serviceaccounts, namespaces', 'get, list, watch'],
      ['""', 'namespaces', 'update, patch'],
      ['""', 'configmaps', 'get, list, watch'],
      ['""', 'secrets', 'get, list, watch, create, update, delete, patch'],
      ['""', 'serviceaccounts/token', 'create'],
      ['""', 'events', 'create, patch'],
      [GROUP, 'externalsecrets', 'create, update, delete'],
      [GROUP, 'pushsecrets', 'create, update, delete'],
    ]),
    aggregated('view', ['view', 'edit', 'admin'], 'get, watch, list'),
    aggregated('edit', ['edit', 'admin'], 'create, delete, deletecollection, patch, update'),
    clusterRole(
      'external-secrets-servicebindings',
      CONTROLLER,
      [[GROUP, 'externalsecrets, pushsecrets', 'get, list, watch']],
      '\n    servicebinding.io/controller: "true"',
    ),
    binding('ClusterRole', 'external-secrets-cert-controller', CERT_CONTROLLER),
    binding('ClusterRole', 'external-secrets-controller', CONTROLLER),
    `${object(RBAC, 'Role', 'external-secrets-leaderelection', CONTROLLER)}\n${rules([
      ['""', 'configmaps', 'get, update, patch', 'external-secrets-controller'],
      ['""', 'configmaps', 'create'],
      ['coordination.k8s.io', 'leases', 'get, create, update, patch'],
    ])}`,
    binding('Role', 'external-secrets-leaderelection', CONTROLLER),
    `${object('v1', 'Service', WEBHOOK, WEBHOOK, COMPONENT)}
spec:
  type: ClusterIP
  ports: [{port: 443, targetPort: webhook, protocol: TCP, name: webhook}]
  selector: {app.kubernetes.io/name: ${WEBHOOK}, app.kubernetes.io/instance: external-secrets}`,
    deployment(CERT_CONTROLLER, 'cert-controller', replicas, {
      args: [
        'certcontroller',
        '--crd-requeue-interval=5m',
        `--service-name=${WEBHOOK}`,
        '--service-namespace=external-secrets',
        `--secret-name=${WEBHOOK}`,
        '--secret-namespace=external-secrets',
        '--healthz-addr=:8081',
        '--enable-partial-cache=true',
      ],
      ports: { metrics: 8080, ready: 8081 },
      more: PROBE,
    }),
    deployment(CONTROLLER, 'external-secrets', replicas, {
      args: ['--concurrent=1', ...controllerArgs],
      ports: { metrics: 8080 },
      podMore: '\n      dnsPolicy: ClusterFirst',
    }),
    deployment(WEBHOOK, 'webhook', replicas, {
      args: [
        'webhook',
        '--port=10250',
        `--dns-name=${WEBHOOK}.external-secrets.svc`,
        '--cert-dir=/tmp/certs',
        '--check-interval=5m',
        '--healthz-addr=:8081',
      ],
      ports: { metrics: 8080, webhook: 10250, ready: 8081 },
      more: `${PROBE}\n        volumeMounts: [{name: certs, mountPath: /tmp/certs, readOnly: true}]`,
      podMore: `\n      volumes: [{name: certs, secret: {secretName: ${WEBHOOK}}}]`,
    }),
    webhookConfiguration('secretstore-validate', [
      ['secretstore', 'Namespaced'],
      ['clustersecretstore', 'Cluster'],
    ]),
    webhookConfiguration('externalsecret-validate', [['externalsecret', 'Namespaced']]),
  ].join('\n---\n');
}

const CONTROLLER = 'external-secrets';
const WEBHOOK = 'external-secrets-webhook';
const CERT_CONTROLLER = 'external-secrets-cert-controller';
const RBAC = 'rbac.authorization.k8s.io/v1';
const GROUP = 'external-secrets.io';
const GENERATORS = 'generators.external-secrets.io';
const COMPONENT = '\n    external-secrets.io/component: webhook';
const KINDS = [
  'secretstores',
  'clustersecretstores',
  'externalsecrets',
  'clusterexternalsecrets',
  'pushsecrets',
  'clusterpushsecrets',
];
const CERTIFIED = ['externalsecrets', 'secretstores', 'clustersecretstores'].map((kind) => `${kind}.${GROUP}`).join();
const ALL_GENERATORS: readonly string[] = Object.values(EXTERNAL_SECRETS_GENERATORS);
const PROBE = `
        readinessProbe:
          httpGet: {port: ready, path: /readyz}
          initialDelaySeconds: 20
          periodSeconds: 5
          timeoutSeconds: 5
          failureThreshold: 3
          successThreshold: 1`;

const CLUSTER_SCOPED = ['ClusterRole', 'ClusterRoleBinding', 'ValidatingWebhookConfiguration'];

function object(apiVersion: string, kind: string, name: string, component: string, labels = ''): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
${CLUSTER_SCOPED.includes(kind) ? '' : '  namespace: external-secrets\n'}  labels:${helmLabels(component)}${labels}`;
}

function helmLabels(component: string): string {
  return `
    helm.sh/chart: external-secrets-2.9.0
    app.kubernetes.io/name: ${component}
    app.kubernetes.io/instance: external-secrets
    app.kubernetes.io/version: "v2.9.0"
    app.kubernetes.io/managed-by: Helm`;
}

type Rule = readonly [group: string, resources: string, verbs: string, names?: string];

function rules(list: readonly Rule[]): string {
  const items = list.map(
    ([group, resources, verbs, names]) =>
      `- {apiGroups: [${group}], resources: [${resources}], verbs: [${verbs}]${names ? `, resourceNames: [${names}]` : ''}}`,
  );
  return `rules:\n${items.join('\n')}`;
}

function clusterRole(name: string, component: string, list: readonly Rule[], labels = ''): string {
  return `${object(RBAC, 'ClusterRole', name, component, labels)}\n${rules(list)}`;
}

function aggregated(what: string, into: readonly string[], verbs: string): string {
  const labels = into.map((role) => `\n    rbac.authorization.k8s.io/aggregate-to-${role}: "true"`).join('');
  const kinds = KINDS.filter((kind) => kind !== 'clusterexternalsecrets');
  const generators = ALL_GENERATORS.filter((kind) => kind !== 'stssessiontokens');
  const list: readonly Rule[] = [
    [GROUP, kinds.join(), verbs],
    [GENERATORS, ['generatorstates', ...generators].join(), verbs],
  ];
  return clusterRole(`external-secrets-${what}`, CONTROLLER, list, labels);
}

function binding(kind: string, name: string, component: string): string {
  return `${object(RBAC, `${kind}Binding`, name, component)}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${name}}
subjects: [{kind: ServiceAccount, name: ${component}, namespace: external-secrets}]`;
}

interface Pod {
  readonly args: readonly string[];
  readonly ports: Readonly<Record<string, number>>;
  readonly more?: string;
  readonly podMore?: string;
}

function deployment(component: string, container: string, replicas: number, pod: Pod): string {
  const args = [...pod.args, '--metrics-addr=:8080', '--loglevel=info', '--zap-time-encoding=epoch'];
  const ports = Object.entries(pod.ports).map(
    ([name, port]) => `{containerPort: ${port}, protocol: TCP, name: ${name}}`,
  );
  return `${object('apps/v1', 'Deployment', component, component)}
spec:
  replicas: ${replicas}
  revisionHistoryLimit: 10
  selector:
    matchLabels: {app.kubernetes.io/name: ${component}, app.kubernetes.io/instance: external-secrets}
  template:
    metadata:
      labels:${helmLabels(component).replaceAll('\n', '\n    ')}
    spec:
      serviceAccountName: ${component}
      automountServiceAccountToken: true
      hostNetwork: false
      containers:
      - name: ${container}
        image: ghcr.io/external-secrets/external-secrets:v2.9.0
        imagePullPolicy: IfNotPresent
        args: ${JSON.stringify(args)}
        ports: [${ports}]
        securityContext:
          allowPrivilegeEscalation: false
          capabilities: {drop: [ALL]}
          readOnlyRootFilesystem: true
          runAsNonRoot: true
          runAsUser: 1000
          seccompProfile: {type: RuntimeDefault}${pod.more ?? ''}${pod.podMore ?? ''}`;
}

function webhookConfiguration(name: string, webhooks: readonly (readonly [kind: string, scope: string])[]): string {
  const items = webhooks.map(
    ([kind, scope]) => `- name: validate.${kind}.${GROUP}
  rules:
  - {apiGroups: [${GROUP}], apiVersions: [v1], operations: [CREATE, UPDATE, DELETE], resources: [${kind}s], scope: ${scope}}
  clientConfig:
    service: {namespace: external-secrets, name: ${WEBHOOK}, path: /validate-external-secrets-io-v1-${kind}}
  admissionReviewVersions: [v1, v1beta1]
  sideEffects: None
  timeoutSeconds: 5
  failurePolicy: Fail`,
  );
  const metadata = object(
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    name,
    WEBHOOK,
    COMPONENT,
  );
  return `${metadata}\nwebhooks:\n${items.join('\n')}`;
}

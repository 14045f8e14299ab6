import { MANAGED_BY } from '../platform/labels.ts';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../upstream/external-secrets-operator.ts';
import { EXTERNAL_SECRETS_OPERATOR_RIGHTS } from './external-secrets-operator-rights.ts';
import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';

const KINDS = [
  'ClusterRole',
  'ClusterRoleBinding',
  'Deployment',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'ValidatingWebhookConfiguration',
];
const POD = 'spec.template.spec';
const CONTROLLER = `${POD}.containers[${UPSTREAM.containers.controller}]`;

/** How our External Secrets Operator differs from chart 2.9.0, on purpose. */
export const EXTERNAL_SECRETS_OPERATOR_DIFFERENCES: readonly ListedDifference[] = [
  {
    id: 'operator/no-helm-labels',
    summary: "`managed-by` names this generator; the chart's label is left out.",
    reason: 'No Helm release owns the objects. The labels of the selectors stay.',
    fields: ['metadata', 'spec.template.metadata'].flatMap((metadata) => helmLabels(metadata)),
  },
  ...EXTERNAL_SECRETS_OPERATOR_RIGHTS,
  {
    id: 'operator/controller-readiness',
    summary: "The controller has a readiness probe; upstream's is off.",
    reason: 'Without one a rollout is done when the process has started, whether or not it listens.',
    fields: [
      ofController('args[--live-addr]', ':8082'),
      ofController('ports[live].*', [8082, 'TCP']),
      ofController('readinessProbe.httpGet.*', ['/readyz', 'live']),
      ofController('readinessProbe.initialDelaySeconds', 10),
      ofController('readinessProbe.periodSeconds', 10),
      ofController('readinessProbe.timeoutSeconds', 5),
      ofController('readinessProbe.successThreshold', 1),
      ofController('readinessProbe.failureThreshold', 3),
    ],
  },
  {
    id: 'operator/requests',
    summary: "The containers ask for a little CPU and memory; upstream's for none.",
    reason: 'Pods without requests are the first to be evicted. There are no limits; `resources` sets others.',
    fields: [
      { kind: 'Deployment', field: `${POD}.containers[*].resources.requests.cpu`, ours: '10m' },
      { kind: 'Deployment', field: `${POD}.containers[*].resources.requests.memory`, ours: ['64Mi', '128Mi'] },
    ],
  },
  {
    id: 'operator/linux-nodes',
    summary: 'The pods run on Linux nodes only.',
    reason: 'The image is for no other, and a Windows node would try to pull it.',
    fields: [{ kind: 'Deployment', field: `${POD}.nodeSelector[kubernetes.io/os]`, ours: 'linux' }],
  },
  {
    id: 'operator/no-defaults',
    summary: "Three of the API server's defaults are not written out.",
    reason: 'They say nothing.',
    fields: [
      { kind: 'Deployment', field: 'spec.revisionHistoryLimit', upstream: 10 },
      { kind: 'Deployment', field: `${POD}.hostNetwork`, upstream: false },
      { kind: 'Deployment', field: `${POD}.dnsPolicy`, upstream: 'ClusterFirst' },
    ],
  },
  {
    id: 'operator/several-pods',
    summary:
      'A component with several pods has a PodDisruptionBudget, and elects a leader where it has one; upstream wants a value for each.',
    reason: 'Two controllers without a leader write the same Secrets at the same time.',
    fields: [
      { kind: 'Deployment', field: `${POD}.containers[*].args[--enable-leader-election]`, ours: 'true' },
      ...budget('apiVersion', 'policy/v1'),
      ...budget('kind', 'PodDisruptionBudget'),
      ...budget('metadata.name', /^external-secrets(-webhook|-cert-controller)?-pdb$/),
      ...budget('metadata.namespace', /./),
      ...budget('metadata.labels[app.kubernetes.io/*]', /./),
      ...budget('spec.minAvailable', 1),
      ...budget('spec.selector.matchLabels[app.kubernetes.io/*]', /^external-secrets/),
    ],
  },
];

function helmLabels(metadata: string): readonly FieldPattern[] {
  const kind = metadata === 'metadata' ? KINDS : 'Deployment';
  return [
    { kind, field: `${metadata}.labels[app.kubernetes.io/managed-by]`, upstream: 'Helm', ours: MANAGED_BY },
    { kind, field: `${metadata}.labels[helm.sh/chart]`, upstream: `external-secrets-${UPSTREAM.version}` },
  ];
}

function ofController(field: string, ours: ValuePattern): FieldPattern {
  return { kind: 'Deployment', name: UPSTREAM.names.controller, field: `${CONTROLLER}.${field}`, ours };
}

function budget(field: string, ours: ValuePattern): readonly FieldPattern[] {
  return [{ kind: 'PodDisruptionBudget', field, ours }];
}

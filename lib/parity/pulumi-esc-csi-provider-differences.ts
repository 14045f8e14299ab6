import { MANAGED_BY } from '../platform/labels.ts';
import { NODE_CRITICAL } from '../platform/node-agent.ts';
import type { AuthSecret } from '../platform/pulumi-esc-csi-provider/props.ts';
import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';

/** A Secret that a class might name: the chart names none, because its ClusterRole is for all of them. */
export const AUTH_SECRET: AuthSecret = { name: 'auth-secret', namespace: 'auth-namespace' };

const KINDS = ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding', 'DaemonSet'];
const NAME = 'pulumi-esc-csi-provider';
const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers[${NAME}]`;
const NODE_TERMS = `${POD}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]`;

/** How our Pulumi ESC CSI provider differs from chart 0.1.6, on purpose. */
export const PULUMI_ESC_CSI_PROVIDER_DIFFERENCES: readonly ListedDifference[] = [
  {
    id: 'provider/labels',
    summary: 'Objects and pods carry the `app.kubernetes.io` labels besides `app`.',
    reason: 'They tell who manages the object and which version runs. The selector is unchanged.',
    fields: [...labels(KINDS, 'metadata'), ...labels(['DaemonSet'], 'spec.template.metadata')],
  },
  {
    id: 'provider/named-auth-secrets',
    summary:
      'Instead of a ClusterRole that reads every Secret, each namespace with auth Secrets has a Role that names just these.',
    reason:
      "Whoever writes a class chooses the Secret and the URL its token is sent to, so the provider's reach is theirs.",
    fields: [
      { kind: 'ClusterRole', field: 'kind', upstream: 'ClusterRole', ours: 'Role' },
      { kind: 'ClusterRole', field: 'metadata.name', upstream: `${NAME}-cr`, ours: `${NAME}-auth` },
      { kind: 'ClusterRole', field: 'metadata.namespace', upstream: /./, ours: AUTH_SECRET.namespace },
      {
        kind: 'ClusterRole',
        field: `rules[core/secrets].resourceNames[${AUTH_SECRET.name}]`,
        ours: AUTH_SECRET.name,
      },
      { kind: 'ClusterRoleBinding', field: 'kind', upstream: 'ClusterRoleBinding', ours: 'RoleBinding' },
      { kind: 'ClusterRoleBinding', field: 'metadata.name', upstream: `${NAME}-crb`, ours: `${NAME}-auth` },
      { kind: 'ClusterRoleBinding', field: 'metadata.namespace', upstream: /./, ours: AUTH_SECRET.namespace },
      { kind: 'ClusterRoleBinding', field: 'roleRef.kind', upstream: 'ClusterRole', ours: 'Role' },
      { kind: 'ClusterRoleBinding', field: 'roleRef.name', upstream: `${NAME}-cr`, ours: `${NAME}-auth` },
    ],
  },
  {
    id: 'provider/hardened',
    summary:
      'The container drops all capabilities, cannot gain others, has a read-only root and the default seccomp profile.',
    reason: 'It writes nothing but its socket, as root, in a directory that root owns.',
    fields: [
      added(`${POD}.securityContext.seccompProfile.type`, 'RuntimeDefault'),
      added(`${CONTAINER}.securityContext.allowPrivilegeEscalation`, false),
      added(`${CONTAINER}.securityContext.capabilities.drop[ALL]`, 'ALL'),
      added(`${CONTAINER}.securityContext.readOnlyRootFilesystem`, true),
    ],
  },
  {
    id: 'provider/on-every-node',
    summary: "The pods stand every taint and keep off virtual kubelets, as the driver's do; upstream's stand no taint.",
    reason: 'On a node with the driver but without its provider, a pod with a secret waits for ever.',
    fields: [
      added(`${POD}.tolerations[0].operator`, 'Exists'),
      added(`${NODE_TERMS}.matchExpressions[type].operator`, 'NotIn'),
      added(`${NODE_TERMS}.matchExpressions[type].values[virtual-kubelet]`, 'virtual-kubelet'),
    ],
  },
  {
    id: 'provider/priority-class',
    summary: `The pods have priority class \`${NODE_CRITICAL}\`; upstream's have none.`,
    reason: 'When the provider is evicted, no pod with its secrets can start on the node.',
    fields: [added(`${POD}.priorityClassName`, NODE_CRITICAL)],
  },
  {
    id: 'provider/short-termination',
    summary: 'The pods get 5 seconds to end, not 30.',
    reason: 'Provider 0.1.1 catches SIGTERM and goes on, so that every drain and rollout waits the whole time.',
    fields: [added(`${POD}.terminationGracePeriodSeconds`, 5)],
  },
  {
    id: 'provider/update-strategy',
    summary: "The update strategy is written out: one node at a time, as is the API server's default.",
    reason: 'A reviewer sees what a rollout does.',
    fields: [
      added('spec.updateStrategy.type', 'RollingUpdate'),
      added('spec.updateStrategy.rollingUpdate.maxUnavailable', 1),
    ],
  },
  {
    id: 'provider/no-cpu-limit',
    summary: 'The container has no CPU limit.',
    reason: 'A throttled mount delays every pod that starts on the node.',
    fields: [{ kind: 'DaemonSet', field: `${CONTAINER}.resources.limits.cpu`, upstream: '50m' }],
  },
  {
    id: 'provider/pull-policy',
    summary: 'The image is pulled `IfNotPresent`; upstream pulls it `Always`.',
    reason: 'The tag is fixed, and a registry that is down must not keep a node from starting pods.',
    fields: [{ kind: 'DaemonSet', field: `${CONTAINER}.imagePullPolicy`, upstream: 'Always', ours: 'IfNotPresent' }],
  },
  {
    id: 'provider/socket-directory',
    summary: 'The socket is in `/var/run/secrets-store-csi-providers`, upstream in `/etc/kubernetes`.',
    reason: 'The driver searches both; on some node images `/etc` is read-only. `providersDir` changes it.',
    fields: [
      {
        kind: 'DaemonSet',
        field: `${POD}.volumes[socket].hostPath.path`,
        upstream: '/etc/kubernetes/secrets-store-csi-providers',
        ours: '/var/run/secrets-store-csi-providers',
      },
    ],
  },
];

function added(field: string, ours: ValuePattern): FieldPattern {
  return { kind: 'DaemonSet', field, ours };
}

function labels(kind: readonly string[], metadata: string): readonly FieldPattern[] {
  return [
    { kind, field: `${metadata}.labels[app.kubernetes.io/managed-by]`, ours: MANAGED_BY },
    { kind, field: `${metadata}.labels[app.kubernetes.io/name]`, ours: NAME },
    { kind, field: `${metadata}.labels[app.kubernetes.io/version]`, ours: '0.1.1' },
  ];
}

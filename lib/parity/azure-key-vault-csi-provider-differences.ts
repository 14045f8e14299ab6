import { MANAGED_BY } from '../platform/labels.ts';
import { NODE_CRITICAL } from '../platform/node-agent.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER as UPSTREAM } from '../upstream/azure-key-vault-csi-provider.ts';
import type { FieldPattern, ListedDifference, ValuePattern } from './listed-difference.ts';

const KINDS = ['ServiceAccount', 'DaemonSet'];
const POD = 'spec.template.spec';
const CONTAINER = `${POD}.containers[${UPSTREAM.container}]`;

/** How our Azure Key Vault CSI provider differs from chart 1.8.2, on purpose. */
export const AZURE_KEY_VAULT_CSI_PROVIDER_DIFFERENCES: readonly ListedDifference[] = [
  {
    id: 'azure/no-helm-labels',
    summary: '`managed-by` names this generator; the release and chart labels are left out.',
    reason: 'No Helm release owns the objects. `app`, which the selector needs, stays.',
    fields: [...helmLabels(KINDS, 'metadata'), ...helmLabels(['DaemonSet'], 'spec.template.metadata')],
  },
  {
    id: 'azure/daemonset-name',
    summary: `The DaemonSet is called \`${UPSTREAM.daemonSet}\`, as in upstream's static manifest; the chart puts the release before it.`,
    reason: 'There is no release. `daemonSetName` keeps the old name when an install is taken over.',
    fields: [
      {
        kind: 'DaemonSet',
        field: 'metadata.name',
        upstream: new RegExp(`-${UPSTREAM.daemonSet}(-windows)?$`),
        ours: [UPSTREAM.daemonSet, `${UPSTREAM.daemonSet}-windows`],
      },
    ],
  },
  {
    id: 'azure/no-node-network',
    summary:
      "The pods are not in the node's network; upstream's Linux pods are, with the DNS policy that this asks for.",
    reason:
      "Only the retired AAD pod identity needs it (upstream's issue 1577), and a virtual machine's identity where pods are kept from the metadata service. Without it no port of the node is taken, metrics are not served to the node's network, and NetworkPolicies hold. `nodeIdentity` brings it back.",
    fields: [
      { kind: 'DaemonSet', field: `${POD}.hostNetwork`, upstream: true },
      { kind: 'DaemonSet', field: `${POD}.dnsPolicy`, upstream: 'ClusterFirstWithHostNet' },
    ],
  },
  {
    id: 'azure/no-api-token',
    summary: 'The pods have no token for the API server.',
    reason:
      'The provider never calls it. `identityBinding` mounts one, for the certificate authority that comes with it.',
    fields: [added(`${POD}.automountServiceAccountToken`, false)],
  },
  {
    id: 'azure/explicit-pem-chain',
    summary: "Whether certificates are put in order is always said; with the chart's `false` it is not.",
    reason:
      "The binary's default is true, so that the chart's `false` changes nothing. `constructPemChain` does what it says.",
    fields: [added(`${CONTAINER}.args[--construct-pem-chain]`, 'true')],
  },
  {
    id: 'azure/seccomp-profile',
    summary: 'The Linux container has the default seccomp profile.',
    reason: 'It makes no unusual system call.',
    fields: [added(`${CONTAINER}.securityContext.seccompProfile.type`, 'RuntimeDefault')],
  },
  {
    id: 'azure/no-cpu-limit',
    summary: 'The container has no CPU limit.',
    reason:
      'A throttled mount delays every pod that starts on the node. `resources` sets a limit for those who need one.',
    fields: [{ kind: 'DaemonSet', field: `${CONTAINER}.resources.limits.cpu`, upstream: ['50m', '100m'] }],
  },
  {
    id: 'azure/priority-class',
    summary: `The pods have priority class \`${NODE_CRITICAL}\`; upstream's have none.`,
    reason:
      'When the provider is evicted, no pod with its secrets can start on the node. `priorityClassName` changes it.',
    fields: [added(`${POD}.priorityClassName`, NODE_CRITICAL)],
  },
  {
    id: 'azure/socket-directory-type',
    summary: 'The directory of the sockets is made when it is missing, and has to be a directory.',
    reason: "Upstream says so for Windows only, and leaves Linux to the container runtime's manners.",
    fields: [added(`${POD}.volumes[provider-vol].hostPath.type`, 'DirectoryOrCreate')],
  },
];

function added(field: string, ours: ValuePattern): FieldPattern {
  return { kind: 'DaemonSet', field, ours };
}

function helmLabels(kind: readonly string[], metadata: string): readonly FieldPattern[] {
  return [
    { kind, field: `${metadata}.labels[app.kubernetes.io/managed-by]`, upstream: 'Helm', ours: MANAGED_BY },
    { kind, field: `${metadata}.labels[app.kubernetes.io/instance]`, upstream: /./ },
    { kind, field: `${metadata}.labels[helm.sh/chart]`, upstream: /^csi-secrets-store-provider-azure-/ },
  ];
}

import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { addManifest } from '../manifest.ts';
import { networkPolicy, type SharedPorts } from './network-policy.ts';
import type { GuardedPods, NetworkGuardrailsProps } from './network-props.ts';

const API_SERVER_PORTS: readonly number[] = [443, 6443];
const DNS_PORTS: readonly number[] = [53];

/**
 * NetworkPolicies that close the pods of the add-ons to the network, but for the API server, the stores and what is said.
 *
 * They close these pods only, not their namespaces, and do nothing in a cluster whose network plugin ignores them.
 */
export class NetworkGuardrails extends Construct {
  constructor(scope: Construct, id: string, props: NetworkGuardrailsProps) {
    super(scope, id);
    const { apiServerPorts = API_SERVER_PORTS, dnsPorts = DNS_PORTS } = props;
    for (const pods of props.pods) this.guard(pods, { apiServer: apiServerPorts, dns: dnsPorts });
  }

  private guard(pods: GuardedPods, shared: SharedPorts): void {
    if (pods.hostNetwork) this.reportHostNetwork(pods);
    else if (Object.keys(pods.podLabels).length === 0) this.reportNoLabels(pods);
    else addManifest(this, `${pods.namespace}-${pods.name}`, networkPolicy(pods, shared));
  }

  private reportHostNetwork({ name, namespace }: GuardedPods): void {
    reportFinding(this, {
      code: 'guardrails/host-network',
      severity: 'note',
      problem: `No NetworkPolicy is written for "${name}" in namespace "${namespace}".`,
      cause: 'Its pods use the network of their node, where a NetworkPolicy has no effect.',
      mend: 'Nothing to do. Guard the nodes themselves, with the firewall of the cloud for instance.',
    });
  }

  private reportNoLabels({ name, namespace }: GuardedPods): void {
    reportFinding(this, {
      code: 'guardrails/pod-labels',
      severity: 'error',
      problem: `The NetworkPolicy "${name}" has no podLabels.`,
      cause: `It would select every pod of namespace "${namespace}" and cut all of them off.`,
      mend: 'Name the labels of the selector of the Deployment or DaemonSet.',
    });
  }
}

import { byCodeUnit } from '../../core/compare';
import type { JsonObject } from '../../core/json';
import type { Manifest } from '../manifest';
import { guardrailMetadata } from './metadata';
import type { GuardedPods, IngressPort } from './network-props';

const DNS: readonly JsonObject[] = [
  { port: 53, protocol: 'TCP' },
  { port: 53, protocol: 'UDP' },
];

/** Closes both directions for the pods, but for what they need. */
export function networkPolicy(pods: GuardedPods, apiServerPorts: readonly number[]): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: guardrailMetadata(pods.name, pods.namespace),
    spec: {
      podSelector: { matchLabels: pods.podLabels },
      // A direction that stands here without rules is closed.
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules(pods.ingress ?? []),
      egress: egressRules(pods, apiServerPorts),
    },
  };
}

function ingressRules(ports: readonly IngressPort[]): readonly JsonObject[] | undefined {
  const rules = ports
    .filter(({ from }) => from.length > 0)
    .map(({ port, from }) => ({ ports: [tcp(port)], from: from === 'anywhere' ? undefined : namespacePeers(from) }));
  return rules.length > 0 ? rules : undefined;
}

function namespacePeers(namespaces: readonly string[]): readonly JsonObject[] {
  const names = [...new Set(namespaces)].sort(byCodeUnit);
  return names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));
}

/**
 * One rule without addresses: neither the API server nor a store has a label, and Cilium 1.18 lets no `ipBlock` match a node,
 * where the API server may stand.
 */
function egressRules(pods: GuardedPods, apiServerPorts: readonly number[]): readonly JsonObject[] | undefined {
  const { callsApiServer = true, storePorts = [] } = pods;
  const ports = [...new Set([...(callsApiServer ? apiServerPorts : []), ...storePorts])].sort((a, b) => a - b);
  if (ports.length === 0) return undefined;
  return [{ ports: [...(storePorts.length > 0 ? DNS : []), ...ports.map(tcp)] }];
}

function tcp(port: number): JsonObject {
  return { port, protocol: 'TCP' };
}

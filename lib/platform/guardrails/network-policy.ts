import { byCodeUnit } from '../../core/compare.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Manifest } from '../manifest.ts';
import { guardrailMetadata } from './metadata.ts';
import type { GuardedPods, IngressPort } from './network-props.ts';

/** Ports of what the pods of every add-on call, at any address. */
export interface SharedPorts {
  readonly apiServer: readonly number[];
  readonly dns: readonly number[];
}

/** Closes both directions for the pods, but for what they need. */
export function networkPolicy(pods: GuardedPods, shared: SharedPorts): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: guardrailMetadata(pods.name, pods.namespace),
    spec: {
      podSelector: { matchLabels: pods.podLabels },
      // A direction that stands here without rules is closed.
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressRules(pods.ingress ?? []),
      egress: egressRules(pods, shared),
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
function egressRules(pods: GuardedPods, { apiServer, dns }: SharedPorts): readonly JsonObject[] | undefined {
  const { callsApiServer = true, storePorts = [] } = pods;
  const ports = ascending([...(callsApiServer ? apiServer : []), ...storePorts]);
  if (ports.length === 0) return undefined;
  return [{ ports: [...(storePorts.length > 0 ? ascending(dns).flatMap(bothProtocols) : []), ...ports.map(tcp)] }];
}

function ascending(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}

function bothProtocols(port: number): readonly JsonObject[] {
  return [tcp(port), { port, protocol: 'UDP' }];
}

function tcp(port: number): JsonObject {
  return { port, protocol: 'TCP' };
}

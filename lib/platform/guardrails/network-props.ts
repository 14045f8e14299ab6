import type { StringMap } from '../manifest.ts';

/** Props of {@link NetworkGuardrails}. */
export interface NetworkGuardrailsProps {
  /** The pods of the add-ons; each entry becomes one NetworkPolicy. */
  readonly pods: readonly GuardedPods[];
  /**
   * TCP ports that the API server listens on: those behind the Service `kubernetes`, since most network plugins look at a
   * connection after its address was translated.
   *
   * @default [443, 6443]
   */
  readonly apiServerPorts?: readonly number[];
  /**
   * Ports that the name servers listen on, for TCP and UDP; OpenShift's listen on 5353.
   *
   * @default [53]
   */
  readonly dnsPorts?: readonly number[];
}

/** Pods that talk to nobody, but for what is said here and the node that they run on. */
export interface GuardedPods {
  /** Name of the NetworkPolicy. */
  readonly name: string;
  readonly namespace: string;
  /** Labels that these pods have and no others of the namespace; at least one. */
  readonly podLabels: StringMap;
  /**
   * Whether the pods use the network of their node, where no NetworkPolicy reaches them.
   *
   * @default false
   */
  readonly hostNetwork?: boolean;
  /** TCP ports that the pods are reached at. Probes come from the node and need none. @default - none. */
  readonly ingress?: readonly IngressPort[];
  /** Whether the pods call the API server, at any address. @default true */
  readonly callsApiServer?: boolean;
  /**
   * TCP ports of the stores and of whoever gives out tokens for them, at any address; name servers are opened along with them.
   *
   * @default - none.
   */
  readonly storePorts?: readonly number[];
}

/** A TCP port and who reaches it. */
export interface IngressPort {
  readonly port: number;
  /** `anywhere`, which the API server needs, or the namespaces whose pods are let in; none opens nothing. */
  readonly from: 'anywhere' | readonly string[];
}

import type { CsiProviderDeployment } from '../../upstream/csi-provider-deployment.ts';
import { EXTERNAL_SECRETS_OPERATOR as OPERATOR } from '../../upstream/external-secrets-operator.ts';
import { SEALED_SECRETS } from '../../upstream/sealed-secrets.ts';
import { selectorOf } from '../external-secrets-operator/component.ts';
import { SELECTOR } from '../sealed-secrets-controller/metadata.ts';
import type { GuardedPods, IngressPort } from './network-props.ts';

const HTTPS = 443;

/** Options of {@link externalSecretsOperatorPods}. */
export interface ExternalSecretsOperatorPodsOptions {
  /** Namespace of the operator. @default 'external-secrets' */
  readonly namespace?: string;
  /** TCP ports of the stores and of whoever gives out tokens for them. @default [443] */
  readonly storePorts?: readonly number[];
  /** Namespaces whose pods may read the metrics. @default - none. */
  readonly metricsFrom?: readonly string[];
}

/**
 * The pods of External Secrets Operator 2.9.0: the controller calls stores and API server, the webhook is called by the API
 * server, the cert-controller calls nobody else.
 */
export function externalSecretsOperatorPods(options: ExternalSecretsOperatorPodsOptions = {}): readonly GuardedPods[] {
  const { namespace = OPERATOR.namespace, storePorts = [HTTPS], metricsFrom = [] } = options;
  const { controller, webhook, certController } = OPERATOR.names;
  const metrics: IngressPort = { port: OPERATOR.ports.metrics, from: metricsFrom };
  // The API server has no labels that a policy could name.
  const admission: IngressPort = { port: OPERATOR.ports.webhook, from: 'anywhere' };
  return [
    { name: controller, namespace, podLabels: selectorOf('controller'), ingress: [metrics], storePorts },
    { name: webhook, namespace, podLabels: selectorOf('webhook'), ingress: [admission, metrics] },
    { name: certController, namespace, podLabels: selectorOf('certController'), ingress: [metrics] },
  ];
}

/** Options of {@link csiProviderPods}. */
export interface CsiProviderPodsOptions {
  /** Namespace of the DaemonSet. @default - upstream's. */
  readonly namespace?: string;
  /** TCP ports of the store and of whoever gives out tokens for it. @default [443] */
  readonly storePorts?: readonly number[];
  /** @default false */
  readonly hostNetwork?: boolean;
}

/** The pods of a CSI provider: the driver reaches them through a socket on the node, so that nothing comes in. */
export function csiProviderPods(
  upstream: Pick<CsiProviderDeployment, 'daemonSet' | 'namespace' | 'selectorLabel'>,
  options: CsiProviderPodsOptions = {},
): GuardedPods {
  const { namespace = upstream.namespace, storePorts = [HTTPS], hostNetwork } = options;
  const podLabels = { [upstream.selectorLabel]: upstream.daemonSet };
  return { name: upstream.daemonSet, namespace, podLabels, storePorts, hostNetwork };
}

/** Options of {@link sealedSecretsControllerPods}. */
export interface SealedSecretsControllerPodsOptions {
  /** Namespace of the controller. @default 'kube-system' */
  readonly namespace?: string;
  /** Namespaces whose pods may read the metrics. @default - none. */
  readonly metricsFrom?: readonly string[];
  /** Whether kubeseal reaches the controller, through the API server. @default false */
  readonly serviceProxied?: boolean;
}

/** The pod of the Sealed Secrets controller 0.36: it calls the API server and nobody else. */
export function sealedSecretsControllerPods(options: SealedSecretsControllerPodsOptions = {}): GuardedPods {
  const { namespace = SEALED_SECRETS.namespace, metricsFrom = [], serviceProxied = false } = options;
  const metrics: IngressPort = { port: SEALED_SECRETS.metricsPort, from: metricsFrom };
  const http: IngressPort = { port: SEALED_SECRETS.httpPort, from: 'anywhere' };
  const ingress = serviceProxied ? [http, metrics] : [metrics];
  return { name: SEALED_SECRETS.controllerName, namespace, podLabels: SELECTOR, ingress };
}

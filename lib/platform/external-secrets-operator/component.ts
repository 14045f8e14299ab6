import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../upstream/external-secrets-operator.ts';
import { MANAGED_BY } from '../labels.ts';
import type { ObjectMetadata, StringMap } from '../manifest.ts';
import type { Subject } from '../rbac.ts';
import type { ExternalSecretsOperatorProps } from './props.ts';

/** One of the operator's three Deployments. */
export type OperatorComponent = keyof typeof UPSTREAM.names;

/** All three, the one that does the work first. */
export const COMPONENTS: readonly OperatorComponent[] = ['controller', 'webhook', 'certController'];

/** Namespace of the operator. */
export function namespaceOf(props: ExternalSecretsOperatorProps): string {
  return props.namespace ?? UPSTREAM.namespace;
}

/** Number of a component's pods. */
export function replicasOf(component: OperatorComponent, props: ExternalSecretsOperatorProps): number {
  return props.replicas?.[component] ?? 1;
}

/** Labels that a component's pods are found by; upstream's, since selectors are immutable. */
export function selectorOf(component: OperatorComponent): StringMap {
  return {
    'app.kubernetes.io/instance': UPSTREAM.instance,
    'app.kubernetes.io/name': UPSTREAM.names[component],
  };
}

/** Metadata of an object of a component; without a namespace for cluster-scoped kinds only. */
export function metadataOf(component: OperatorComponent, name: string, namespace?: string): ObjectMetadata {
  const labels = {
    ...selectorOf(component),
    'app.kubernetes.io/managed-by': MANAGED_BY,
    'app.kubernetes.io/version': UPSTREAM.versionLabel,
  };
  return namespace === undefined ? { name, labels } : { name, namespace, labels };
}

/** The same with the label by which the cert-controller finds what it has to fill in. */
export function certifiedMetadata(name: string, namespace?: string): ObjectMetadata {
  const metadata = metadataOf('webhook', name, namespace);
  return { ...metadata, labels: { ...metadata.labels, [UPSTREAM.componentLabel]: 'webhook' } };
}

/** A component's ServiceAccount. */
export function subjectOf(component: OperatorComponent, props: ExternalSecretsOperatorProps): Subject {
  return { name: UPSTREAM.names[component], namespace: namespaceOf(props) };
}

import type { Construct, IConstruct } from 'constructs';
import type { Unavailable } from '../stores/store.ts';
import type { Delivery } from './delivery.ts';
import type { ReloaderCircumstances } from './plan/circumstances.ts';

const TERMS = 'cdk8s-escrow/terms';
const DELIVERY = 'cdk8s-escrow/delivery';

/** What a cluster offers to the bindings in it, and what it forbids them. */
export interface Terms {
  readonly kubernetesSecrets: 'allowed' | 'forbidden';
  /** The Secrets Store CSI Driver, or why there is none. */
  readonly driver: { readonly syncsSecrets: boolean } | Unavailable;
  /** External Secrets Operator, or why there is none. */
  readonly operator: { readonly available: true } | Unavailable;
  readonly reloader: ReloaderCircumstances;
}

/** Everything can be installed, and nobody restarts pods: what holds in a plain cdk8s `App`. */
const FREE_TERMS: Terms = {
  kubernetesSecrets: 'allowed',
  driver: { syncsSecrets: true },
  operator: { available: true },
  reloader: { secrets: false, mounts: false },
};

/**
 * Sets the terms of every workload below.
 *
 * @throws Error when the construct has children already.
 */
export function useTerms(scope: Construct, terms: Terms): void {
  scope.node.setContext(TERMS, terms);
}

/** The terms that hold for a construct. */
export function termsOf(construct: IConstruct): Terms {
  return (construct.node.tryGetContext(TERMS) as Terms | undefined) ?? FREE_TERMS;
}

/**
 * Forces a delivery on every binding below that forces none itself.
 *
 * @throws Error when the construct has children already.
 */
export function useDelivery(scope: Construct, delivery: Delivery): void {
  scope.node.setContext(DELIVERY, delivery);
}

/** The delivery that is forced on a construct from above. */
export function deliveryFor(construct: IConstruct): Delivery | undefined {
  return construct.node.tryGetContext(DELIVERY) as Delivery | undefined;
}

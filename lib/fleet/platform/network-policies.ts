import {
  csiProviderPods,
  externalSecretsOperatorPods,
  sealedSecretsControllerPods,
} from '../../platform/guardrails/add-on-pods.ts';
import { NetworkGuardrails } from '../../platform/guardrails/network-guardrails.ts';
import type { GuardedPods } from '../../platform/guardrails/network-props.ts';
import type { Cluster } from '../cluster.ts';
import { Unit } from '../unit.ts';
import { PROVIDER_PODS } from './csi-providers.ts';
import { GUARDRAILS_UNIT, OPERATOR_UNIT, SEALED_SECRETS_UNIT, unitIn } from './units.ts';

/** Closes the pods of the add-ons that the fleet installs to the network. */
export function addNetworkPolicies(cluster: Cluster): void {
  if (!cluster.props.networkPolicies) return;
  const pods = cluster.node.children.filter((child) => child instanceof Unit).flatMap(podsOf);
  if (pods.length > 0) new NetworkGuardrails(unitIn(cluster, GUARDRAILS_UNIT), 'network', { pods });
}

function podsOf({ namespace, node }: Unit): readonly GuardedPods[] {
  if (node.id === OPERATOR_UNIT) return externalSecretsOperatorPods({ namespace });
  if (node.id === SEALED_SECRETS_UNIT) return [sealedSecretsControllerPods({ namespace })];
  const provider = PROVIDER_PODS.get(node.id);
  return provider ? [csiProviderPods(provider, { namespace })] : [];
}

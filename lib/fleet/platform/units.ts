import type { Cluster } from '../cluster.ts';
import { Unit } from '../unit.ts';

/** Units that hold what everything else stands on; never pruned. */
export const CRDS_UNIT = 'crds';
export const NAMESPACES_UNIT = 'namespaces';

/** Units of derived add-ons, besides those that an add-on's upstream facts name. */
export const DRIVER_UNIT = 'secrets-store-csi-driver';
export const OPERATOR_UNIT = 'external-secrets';
export const OPERATOR_CRDS_UNIT = 'external-secrets-crds';
export const SECRET_STORES_UNIT = 'secret-stores';
export const SEALED_SECRETS_UNIT = 'sealed-secrets';
export const GUARDRAILS_UNIT = 'guardrails';

/** Names of the units that a cluster has by now. */
export function unitNamesIn(cluster: Cluster): ReadonlySet<string> {
  return new Set(cluster.node.children.filter((child) => child instanceof Unit).map(({ node }) => node.id));
}

/** The program's own unit of that name, or a new one. */
export function unitIn(cluster: Cluster, id: string, namespace?: string): Unit {
  const existing = cluster.node.tryFindChild(id);
  return existing instanceof Unit ? existing : new Unit(cluster, id, { namespace });
}

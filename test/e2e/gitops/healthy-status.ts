import type { JsonObject } from '../../../lib/core/json';
import { identityOf, metadataOf, objectAt } from '../../../lib/core/manifest';

/**
 * What a controller that does not run here would write into the status of a stored object when all is well; undefined for an
 * object that has none.
 */
export function healthyStatusOf(object: JsonObject): JsonObject | undefined {
  const { group, kind } = identityOf(object);
  return STATUSES[`${group}/${kind}`]?.(object);
}

type StatusOf = (object: JsonObject) => JsonObject;

const STATUSES: Readonly<Record<string, StatusOf>> = {
  'apps/DaemonSet': daemonSet,
  'apps/Deployment': deployment,
  'bitnami.com/SealedSecret': (object) => ({ ...observed(object), conditions: [condition('Synced', 'True')] }),
  'external-secrets.io/ClusterExternalSecret': ready,
  'external-secrets.io/ClusterSecretStore': ready,
  'external-secrets.io/ExternalSecret': synced,
  'external-secrets.io/PushSecret': synced,
  'external-secrets.io/SecretStore': ready,
};

/** A condition as a controller writes it. */
export function condition(type: string, status: string, reason?: string): JsonObject {
  return { type, status, ...(reason && { reason }), lastTransitionTime: new Date().toISOString().replace(/\.\d+/, '') };
}

function daemonSet(object: JsonObject): JsonObject {
  return {
    ...observed(object),
    desiredNumberScheduled: 1,
    currentNumberScheduled: 1,
    updatedNumberScheduled: 1,
    numberAvailable: 1,
    numberReady: 1,
    numberMisscheduled: 0,
  };
}

function deployment(object: JsonObject): JsonObject {
  const { replicas } = objectAt(object, 'spec');
  return {
    ...observed(object),
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    conditions: [
      condition('Available', 'True', 'MinimumReplicasAvailable'),
      condition('Progressing', 'True', 'NewReplicaSetAvailable'),
    ],
  };
}

function ready(): JsonObject {
  return { conditions: [condition('Ready', 'True')] };
}

function synced(object: JsonObject): JsonObject {
  return { ...ready(), syncedResourceVersion: `${metadataOf(object).generation}-0123456789abcdef` };
}

function observed(object: JsonObject): JsonObject {
  return { observedGeneration: metadataOf(object).generation };
}

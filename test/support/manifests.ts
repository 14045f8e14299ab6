import type { JsonObject } from '../../lib/core/json';

/** A ConfigMap `shop/app` with these metadata besides. */
export function configMap(metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'app', namespace: 'shop', ...metadata } };
}

/** A Deployment `shop/app` with this pod. */
export function deployment(podSpec: JsonObject): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app', namespace: 'shop' },
    spec: { template: { spec: podSpec } },
  };
}

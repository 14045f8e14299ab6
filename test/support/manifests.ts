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

/** The same with a volume `db` of class `db`. */
export function mounting(csi: JsonObject = {}): JsonObject {
  const volumeAttributes = { secretProviderClass: 'db' };
  const db = { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes, ...csi };
  return deployment({
    volumes: [
      { name: 'tmp', emptyDir: {} },
      { name: 'db', csi: db },
    ],
  });
}

/** A SecretProviderClass `db`. */
export function secretProviderClass(spec: JsonObject = {}, namespace = 'shop'): JsonObject {
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'db', namespace },
    spec,
  };
}

/** An ExternalSecret `shop/db`. */
export function externalSecret(spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'shop' },
    spec,
  };
}

/** An object of any kind in `shop`. */
export function object(apiVersion: string, kind: string, name: string, rest: JsonObject = {}): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...rest };
}

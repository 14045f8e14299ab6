import type { JsonObject } from '../../lib/core/json';
import { externalSecret } from './manifests';

/** A SecretStore `shop/esc`. */
export function secretStore(provider: JsonObject): JsonObject {
  const metadata = { name: 'esc', namespace: 'shop' };
  return { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata, spec: { provider } };
}

/** A ClusterSecretStore `esc`. */
export function clusterSecretStore(spec: JsonObject): JsonObject {
  return { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore', metadata: { name: 'esc' }, spec };
}

/** An ExternalSecret `shop/db` that reads ClusterSecretStore `esc`. */
export function readingStore(spec: JsonObject, kind = 'ClusterSecretStore'): JsonObject {
  return externalSecret({ secretStoreRef: { kind, name: 'esc' }, ...spec });
}

import type { JsonObject } from '../../../lib/core/json';
import { asReleased } from './as-released';
import { placeOf } from './observed';

/** A namespace. */
export function namespace(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** A Secret with one value. */
export function secret(address: string, key: string, value: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: placeOf(address), stringData: { [key]: value } };
}

/** A SecretStore. */
export function secretStore(address: string, provider: JsonObject): JsonObject {
  const apiVersion = 'external-secrets.io/v1';
  return asReleased({ apiVersion, kind: 'SecretStore', metadata: placeOf(address), spec: { provider } });
}

/** An ExternalSecret of the password, which is read again each second. */
export function externalSecret(address: string, secretStoreRef: JsonObject): JsonObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: placeOf(address),
    spec: {
      secretStoreRef,
      refreshInterval: '1s',
      data: [{ secretKey: 'password', remoteRef: { key: 'database.password' } }],
    },
  };
}

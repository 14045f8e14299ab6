import type { Json, JsonObject } from '../../lib/core/json';
import { deployment, secretProviderClass } from './manifests';

/** A SecretProviderClass `shop/db` of a provider, with its list of files. */
export function classOf(provider: string, list: string, spec: JsonObject = {}): JsonObject {
  const parameter = provider === 'pulumi' || provider === 'gcp' ? 'secrets' : 'objects';
  return secretProviderClass({ provider, parameters: { [parameter]: list }, ...spec });
}

/** `spec` of a class that copies files into Secret `db`: each key with the file's name. */
export function syncing(files: Readonly<Record<string, string>>, type = 'Opaque'): JsonObject {
  const data: Json = Object.entries(files).map(([key, objectName]) => ({ key, objectName }));
  return { secretObjects: [{ secretName: 'db', type, data }] };
}

/** A Deployment `shop/app` with a container that mounts class `db`. */
export function reading(container: JsonObject = {}, pod: JsonObject = {}): JsonObject {
  return deployment({
    containers: [{ name: 'app', volumeMounts: [{ name: 'db', mountPath: '/secrets' }], ...container }],
    volumes: [{ name: 'db', csi: classVolume() }],
    ...pod,
  });
}

/** The field `csi` of a volume of class `db`. */
export function classVolume(attributes: JsonObject = {}): JsonObject {
  const volumeAttributes = { secretProviderClass: 'db', ...attributes };
  return { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes };
}

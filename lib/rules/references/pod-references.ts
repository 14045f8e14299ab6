import type { ReferredKind } from '../../core/existing-object.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { WorkloadView } from '../cluster-view.ts';
import type { Reference, Use } from './reference.ts';

/**
 * Everything that a pod refers to in its namespace; nothing where the manifest names none.
 *
 * @param driver Name of the Secrets Store CSI Driver: volumes of others have no class.
 */
export function podReferences(workload: WorkloadView, driver: string): readonly Reference[] {
  const { namespace } = workload.object.identity;
  if (namespace === undefined) return [];
  const found: Reference[] = [];
  const add: Add = (use, at, kind, name, keys = NONE, optional = false): void => {
    if (typeof name !== 'string' || name === '') return;
    found.push({ from: workload.object, use, at, kind, namespace, name, keys, optional: optional === true });
  };
  const { containers, pod } = workload;
  // `serviceAccount` is the field's old name, which the API server still reads (Kubernetes 1.37).
  add('account', 'serviceAccountName', 'ServiceAccount', pod.serviceAccountName ?? pod.serviceAccount);
  for (const { name } of objectsAt(pod, 'imagePullSecrets')) add('pull', 'imagePullSecrets', 'Secret', name);
  for (const container of containers) addVariables(container, add);
  for (const volume of objectsAt(pod, 'volumes')) addVolume(volume, driver, add);
  return found;
}

type Add = (
  use: Use,
  at: string,
  kind: ReferredKind,
  name: unknown,
  keys?: readonly string[],
  optional?: unknown,
) => void;

const NONE: readonly string[] = [];

function addVariables(container: JsonObject, add: Add): void {
  for (const { name, valueFrom } of objectsAt(container, 'env')) {
    if (!isJsonObject(valueFrom)) continue;
    const { configMapKeyRef, secretKeyRef } = valueFrom;
    if (isJsonObject(secretKeyRef)) addVariable(String(name), 'Secret', secretKeyRef, add);
    else if (isJsonObject(configMapKeyRef)) addVariable(String(name), 'ConfigMap', configMapKeyRef, add);
  }
  for (const { configMapRef, prefix = '', secretRef } of objectsAt(container, 'envFrom')) {
    if (isJsonObject(secretRef)) addAll(String(prefix), 'Secret', secretRef, add);
    else if (isJsonObject(configMapRef)) addAll(String(prefix), 'ConfigMap', configMapRef, add);
  }
}

function addVariable(variable: string, kind: ReferredKind, { key, name, optional }: JsonObject, add: Add): void {
  add('variable', variable, kind, name, typeof key === 'string' ? [key] : NONE, optional);
}

function addAll(prefix: string, kind: ReferredKind, { name, optional }: JsonObject, add: Add): void {
  add('variables', prefix, kind, name, NONE, optional);
}

function addVolume(volume: JsonObject, driver: string, add: Add): void {
  const { configMap, csi, projected, secret } = volume;
  const at = String(volume.name);
  if (isJsonObject(secret)) addMount(at, 'Secret', secret.secretName, secret, add);
  else if (isJsonObject(configMap)) addMount(at, 'ConfigMap', configMap.name, configMap, add);
  else if (isJsonObject(projected)) {
    for (const source of objectsAt(projected, 'sources')) {
      if (isJsonObject(source.secret)) addMount(at, 'Secret', source.secret.name, source.secret, add);
      else if (isJsonObject(source.configMap)) addMount(at, 'ConfigMap', source.configMap.name, source.configMap, add);
    }
  } else if (isJsonObject(csi)) addCsi(at, csi, driver, add);
}

function addMount(volume: string, kind: ReferredKind, name: unknown, source: JsonObject, add: Add): void {
  add('mount', volume, kind, name, keysOfItems(source), source.optional);
}

function addCsi(volume: string, csi: JsonObject, driver: string, add: Add): void {
  add('publish', volume, 'Secret', objectAt(csi, 'nodePublishSecretRef').name);
  if (csi.driver !== driver) return;
  add('mount', volume, 'SecretProviderClass', objectAt(csi, 'volumeAttributes').secretProviderClass);
}

/** The keys that are picked out, here and in the templates of External Secrets Operator. */
export function keysOfItems(source: JsonObject): readonly string[] {
  return source.items === undefined ? NONE : objectsAt(source, 'items').map(({ key }) => String(key));
}

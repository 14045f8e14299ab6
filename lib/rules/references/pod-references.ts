import type { ReferredKind } from '../../core/existing-object.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { WorkloadView } from '../cluster-view.ts';
import type { Referrer } from './referrer.ts';

/**
 * Writes down everything that a pod refers to.
 *
 * @param driver Name of the Secrets Store CSI Driver: volumes of others have no class.
 */
export function addPodReferences({ containers, pod }: WorkloadView, driver: string, to: Referrer): void {
  // `serviceAccount` is the field's old name, which the API server still reads (Kubernetes 1.37).
  to.refer('account', 'serviceAccountName', 'ServiceAccount', pod.serviceAccountName ?? pod.serviceAccount);
  for (const { name } of objectsAt(pod, 'imagePullSecrets')) to.refer('pull', 'imagePullSecrets', 'Secret', name);
  for (const container of containers) {
    for (const { name, valueFrom } of objectsAt(container, 'env')) {
      if (isJsonObject(valueFrom)) addVariable(String(name), valueFrom, to);
    }
    for (const source of objectsAt(container, 'envFrom')) addVariables(source, to);
  }
  for (const volume of objectsAt(pod, 'volumes')) addVolume(volume, driver, to);
}

function addVariable(variable: string, { configMapKeyRef, secretKeyRef }: JsonObject, to: Referrer): void {
  const ref = secretKeyRef ?? configMapKeyRef;
  if (!isJsonObject(ref)) return;
  const { key, name, optional } = ref;
  const kind = secretKeyRef === undefined ? 'ConfigMap' : 'Secret';
  to.refer('variable', variable, kind, name, typeof key === 'string' ? [key] : undefined, optional);
}

function addVariables({ configMapRef, prefix = '', secretRef }: JsonObject, to: Referrer): void {
  const ref = secretRef ?? configMapRef;
  if (!isJsonObject(ref)) return;
  const kind = secretRef === undefined ? 'ConfigMap' : 'Secret';
  to.refer('variables', String(prefix), kind, ref.name, undefined, ref.optional);
}

function addVolume({ configMap, csi, name, projected, secret }: JsonObject, driver: string, to: Referrer): void {
  const volume = String(name);
  if (isJsonObject(secret)) addMount(volume, 'Secret', secret.secretName, secret, to);
  else if (isJsonObject(configMap)) addMount(volume, 'ConfigMap', configMap.name, configMap, to);
  else if (isJsonObject(csi)) addCsi(volume, csi, driver, to);
  else if (isJsonObject(projected)) {
    for (const source of objectsAt(projected, 'sources')) {
      if (isJsonObject(source.secret)) addMount(volume, 'Secret', source.secret.name, source.secret, to);
      else if (isJsonObject(source.configMap))
        addMount(volume, 'ConfigMap', source.configMap.name, source.configMap, to);
    }
  }
}

function addMount(
  volume: string,
  kind: ReferredKind,
  name: JsonObject[string],
  source: JsonObject,
  to: Referrer,
): void {
  to.refer('mount', volume, kind, name, keysOfItems(source), source.optional);
}

function addCsi(volume: string, csi: JsonObject, driver: string, to: Referrer): void {
  if (csi.nodePublishSecretRef !== undefined) {
    to.refer('publish', volume, 'Secret', objectAt(csi, 'nodePublishSecretRef').name);
  }
  if (csi.driver !== driver) return;
  to.refer('mount', volume, 'SecretProviderClass', objectAt(csi, 'volumeAttributes').secretProviderClass);
}

/** The keys that are picked out, here and in the templates of External Secrets Operator. */
export function keysOfItems(source: JsonObject): readonly string[] | undefined {
  return source.items === undefined ? undefined : objectsAt(source, 'items').map(({ key }) => String(key));
}

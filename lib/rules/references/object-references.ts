import type { ReferredKind } from '../../core/existing-object.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';
import { keysOfItems } from './pod-references.ts';
import type { Reference, Use } from './reference.ts';

/** Everything that objects without pods refer to. */
export function objectReferences(cluster: ClusterView): readonly Reference[] {
  return [
    ...cluster.ofKind('networking.k8s.io', 'Ingress').flatMap(ingressReferences),
    ...cluster.ofKind('', 'ServiceAccount').flatMap(accountReferences),
    ...cluster.ofKind(OPERATOR, 'ExternalSecret').flatMap(externalSecretReferences),
    ...cluster.ofKind(OPERATOR, 'ClusterExternalSecret').flatMap(clusterExternalSecretReferences),
    ...cluster.ofKind(OPERATOR, 'PushSecret').flatMap(pushSecretReferences),
    ...cluster.ofKind(OPERATOR, 'SecretStore').flatMap((one) => providerReferences(one, cluster)),
    ...cluster.ofKind(OPERATOR, 'ClusterSecretStore').flatMap((one) => providerReferences(one, cluster)),
    ...bindingReferences(cluster),
  ];
}

const OPERATOR = 'external-secrets.io';

function ingressReferences(from: RenderedObject): readonly Reference[] {
  return objectsAt(objectAt(from.manifest, 'spec'), 'tls').flatMap(({ secretName }) =>
    refer(from, 'tls', 'tls', 'Secret', secretName, TLS_KEYS),
  );
}

/** What an Ingress reads of a Secret (Kubernetes, type `kubernetes.io/tls`). */
const TLS_KEYS = ['tls.crt', 'tls.key'];

/** `secrets` of an account are no references: since Kubernetes 1.24 nothing needs them. */
function accountReferences(from: RenderedObject): readonly Reference[] {
  if (from.manifest.imagePullSecrets === undefined) return [];
  return objectsAt(from.manifest, 'imagePullSecrets').flatMap(({ name }) =>
    refer(from, 'pull', 'imagePullSecrets', 'Secret', name),
  );
}

function externalSecretReferences(from: RenderedObject): readonly Reference[] {
  const spec = objectAt(from.manifest, 'spec');
  const target = objectAt(spec, 'target');
  const { name = from.identity.name } = target;
  return [
    ...storeReferences(from, spec),
    ...templateReferences(from, objectAt(target, 'template')),
    ...(target.creationPolicy === 'Merge' && target.manifest === undefined
      ? refer(from, 'merge', 'target', 'Secret', name)
      : []),
  ];
}

/** Only stores of the cluster: the namespaces that it makes ExternalSecrets in are known to the API server alone. */
function clusterExternalSecretReferences(from: RenderedObject): readonly Reference[] {
  const spec = objectAt(objectAt(from.manifest, 'spec'), 'externalSecretSpec');
  return storeReferences(from, spec).filter(({ kind }) => kind === 'ClusterSecretStore');
}

function storeReferences(from: RenderedObject, spec: JsonObject): readonly Reference[] {
  const main = referToStore(from, objectAt(spec, 'secretStoreRef'));
  const others = [...objectsAt(spec, 'data'), ...objectsAt(spec, 'dataFrom')].flatMap(({ sourceRef }) =>
    isJsonObject(sourceRef) ? referToStore(from, objectAt(sourceRef, 'storeRef')) : [],
  );
  return others.length === 0 ? main : [...main, ...others];
}

function templateReferences(from: RenderedObject, template: JsonObject): readonly Reference[] {
  if (template.templateFrom === undefined) return [];
  return objectsAt(template, 'templateFrom').flatMap((source) => {
    const secret = objectAt(source, 'secret');
    const configMap = objectAt(source, 'configMap');
    return [
      ...refer(from, 'template', 'templateFrom', 'Secret', secret.name, keysOfItems(secret)),
      ...refer(from, 'template', 'templateFrom', 'ConfigMap', configMap.name, keysOfItems(configMap)),
    ];
  });
}

function pushSecretReferences(from: RenderedObject): readonly Reference[] {
  const spec = objectAt(from.manifest, 'spec');
  const { name } = objectAt(objectAt(spec, 'selector'), 'secret');
  return [
    ...objectsAt(spec, 'secretStoreRefs').flatMap((store) => referToStore(from, store)),
    ...refer(from, 'push', 'selector', 'Secret', name),
  ];
}

function referToStore(from: RenderedObject, { kind, name }: JsonObject): readonly Reference[] {
  return refer(from, 'store', 'secretStoreRef', kind === 'ClusterSecretStore' ? kind : 'SecretStore', name);
}

/** What names no namespace in a ClusterSecretStore lies where each ExternalSecret is. */
function providerReferences(from: RenderedObject, cluster: ClusterView): readonly Reference[] {
  const provider = objectAt(objectAt(from.manifest, 'spec'), 'provider');
  return cluster.referencesInProvider(provider).flatMap(({ key, kind, name, namespace, path }) => {
    const at = namespace ?? from.identity.namespace;
    if (at === undefined) return [];
    const keys = key === undefined ? [] : [key];
    return { from, use: 'credential', at: path, kind, namespace: at, name, keys, optional: false };
  });
}

/** Rights for accounts of namespaces that the program makes; others belong to somebody else. */
function bindingReferences(cluster: ClusterView): readonly Reference[] {
  const own = new Set(cluster.ofKind('', 'Namespace').map(({ identity }) => identity.name));
  return ['RoleBinding', 'ClusterRoleBinding']
    .flatMap((kind) => cluster.ofKind('rbac.authorization.k8s.io', kind))
    .filter(({ unit }) => cluster.isOwnUnit(unit))
    .flatMap((from) =>
      objectsAt(from.manifest, 'subjects').flatMap(({ kind, name, namespace }): readonly Reference[] =>
        kind === 'ServiceAccount' && typeof name === 'string' && typeof namespace === 'string' && own.has(namespace)
          ? [{ from, use: 'subject', at: 'subjects', kind, namespace, name, keys: [], optional: false }]
          : [],
      ),
    );
}

/** One reference in the object's own namespace; none where it names nothing or lies in none. */
function refer(
  from: RenderedObject,
  use: Use,
  at: string,
  kind: ReferredKind,
  name: Json | undefined,
  keys: readonly string[] = [],
): readonly Reference[] {
  const namespace = kind === 'ClusterSecretStore' ? '' : from.identity.namespace;
  if (typeof name !== 'string' || name === '' || namespace === undefined) return [];
  return [{ from, use, at, kind, namespace, name, keys, optional: false }];
}

import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';
import { certificateRefsOf } from './certificates.ts';
import type { Maker, Makers } from './makers.ts';
import type { NameIndex } from './name-index.ts';
import { keysOfItems } from './pod-references.ts';
import { type ReferencesByKind, Referrer } from './referrer.ts';

/** Writes down everything that objects without pods refer to. */
export function addObjectReferences(cluster: ClusterView, { made }: Makers, found: ReferencesByKind): void {
  for (const [group, kind, add] of REFERRING) {
    for (const from of cluster.ofKind(group, kind)) add(from, new Referrer(found, from));
  }
  for (const from of cluster.ofKind('', 'ServiceAccount')) {
    if (from.manifest.imagePullSecrets !== undefined) addAccount(from, new Referrer(found, from));
  }
  for (const kind of ['SecretStore', 'ClusterSecretStore']) {
    for (const from of cluster.ofKind(OPERATOR, kind)) addProvider(from, cluster, found);
  }
  addClassCredentials(cluster, made, found);
  addSubjects(cluster, found);
}

const OPERATOR = 'external-secrets.io';

const REFERRING: readonly (readonly [
  group: string,
  kind: string,
  add: (from: RenderedObject, to: Referrer) => void,
])[] = [
  ['networking.k8s.io', 'Ingress', addIngress],
  ['gateway.networking.k8s.io', 'Gateway', addGateway],
  [OPERATOR, 'ExternalSecret', addExternalSecret],
  [OPERATOR, 'ClusterExternalSecret', addClusterExternalSecret],
  [OPERATOR, 'PushSecret', addPushSecret],
];

function addIngress({ manifest }: RenderedObject, to: Referrer): void {
  for (const { secretName } of objectsAt(objectAt(manifest, 'spec'), 'tls')) {
    to.refer('tls', 'tls', 'Secret', secretName, TLS_KEYS);
  }
}

function addGateway({ manifest }: RenderedObject, to: Referrer): void {
  for (const { kind = 'Secret', name, namespace } of certificateRefsOf(manifest)) {
    if (kind !== 'Secret') continue;
    const place = typeof namespace === 'string' ? to.in(namespace) : to;
    place.refer('tls', 'certificateRefs', 'Secret', name, TLS_KEYS);
  }
}

/** What either reads of a Secret (Kubernetes, type `kubernetes.io/tls`). */
const TLS_KEYS = ['tls.crt', 'tls.key'];

/** `secrets` of an account are no references: since Kubernetes 1.24 nothing needs them. */
function addAccount({ manifest }: RenderedObject, to: Referrer): void {
  for (const { name } of objectsAt(manifest, 'imagePullSecrets')) to.refer('pull', 'imagePullSecrets', 'Secret', name);
}

function addExternalSecret({ identity, manifest }: RenderedObject, to: Referrer): void {
  const spec = objectAt(manifest, 'spec');
  const target = objectAt(spec, 'target');
  addStores(spec, to);
  for (const source of objectsAt(objectAt(target, 'template'), 'templateFrom')) addTemplate(source, to);
  if (target.creationPolicy === 'Merge' && target.manifest === undefined) {
    to.refer('merge', 'target', 'Secret', target.name ?? identity.name);
  }
}

/** It lies in no namespace, so that only stores of the cluster are looked at. */
function addClusterExternalSecret({ manifest }: RenderedObject, to: Referrer): void {
  addStores(objectAt(objectAt(manifest, 'spec'), 'externalSecretSpec'), to);
}

function addStores(spec: JsonObject, to: Referrer): void {
  addStore(objectAt(spec, 'secretStoreRef'), to);
  for (const one of objectsAt(spec, 'data')) addSource(one, to);
  for (const one of objectsAt(spec, 'dataFrom')) addSource(one, to);
}

function addSource({ sourceRef }: JsonObject, to: Referrer): void {
  if (isJsonObject(sourceRef)) addStore(objectAt(sourceRef, 'storeRef'), to);
}

function addStore({ kind, name }: JsonObject, to: Referrer): void {
  to.refer('store', 'secretStoreRef', kind === 'ClusterSecretStore' ? kind : 'SecretStore', name);
}

function addTemplate({ configMap, secret }: JsonObject, to: Referrer): void {
  if (isJsonObject(secret)) to.refer('template', 'templateFrom', 'Secret', secret.name, keysOfItems(secret));
  if (isJsonObject(configMap)) {
    to.refer('template', 'templateFrom', 'ConfigMap', configMap.name, keysOfItems(configMap));
  }
}

function addPushSecret({ manifest }: RenderedObject, to: Referrer): void {
  const spec = objectAt(manifest, 'spec');
  for (const store of objectsAt(spec, 'secretStoreRefs')) addStore(store, to);
  to.refer('push', 'selector', 'Secret', objectAt(objectAt(spec, 'selector'), 'secret').name);
}

/** What names no namespace in a ClusterSecretStore lies where each ExternalSecret is. */
function addProvider(from: RenderedObject, { referencesInProvider }: ClusterView, found: ReferencesByKind): void {
  for (const { key, kind, name, namespace, path } of referencesInProvider(
    objectAt(objectAt(from.manifest, 'spec'), 'provider'),
  )) {
    new Referrer(found, from, namespace).refer('credential', path, kind, name, key === undefined ? undefined : [key]);
  }
}

/** Thousands of classes sign in with one Secret, one after the other: a Secret that is there is written down for the first of them. */
function addClassCredentials(cluster: ClusterView, made: NameIndex<Maker>, found: ReferencesByKind): void {
  let last: { readonly name: string; readonly namespace: string } | undefined;
  for (const { object, parameters, provider } of cluster.classes().all) {
    const names = provider?.authSecretParameters;
    if (names === undefined) continue;
    const name = parameters[names.name];
    const namespace = parameters[names.namespace];
    if (typeof name !== 'string' || typeof namespace !== 'string') continue;
    if (last?.name === name && last.namespace === namespace) continue;
    new Referrer(found, object, namespace).refer('credential', names.name, 'Secret', name);
    last = made.has('Secret', namespace, name) ? { name, namespace } : undefined;
  }
}

/** Rights for accounts of namespaces that the program makes; others belong to somebody else. */
function addSubjects(cluster: ClusterView, found: ReferencesByKind): void {
  const own = new Set(cluster.ofKind('', 'Namespace').map(({ identity }) => identity.name));
  for (const bindingKind of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const from of cluster.ofKind('rbac.authorization.k8s.io', bindingKind)) {
      if (!cluster.isOwnUnit(from.unit)) continue;
      for (const { kind, name, namespace } of objectsAt(from.manifest, 'subjects')) {
        if (kind !== 'ServiceAccount' || typeof namespace !== 'string' || !own.has(namespace)) continue;
        new Referrer(found, from, namespace).refer('subject', 'subjects', 'ServiceAccount', name);
      }
    }
  }
}

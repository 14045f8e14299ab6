import type { ExistingObject, ReferredKind } from '../../core/existing-object.ts';
import { objectAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject } from '../rule.ts';
import { addCertificates } from './certificates.ts';
import { NameIndex } from './name-index.ts';

/** What makes an object: a manifest, or somebody outside. */
export type Maker = RenderedObject | ExistingObject;

/** Who makes what others refer to. */
export interface Makers {
  /** What is there once everything is applied. */
  readonly made: NameIndex<Maker>;
  /** ExternalSecrets that write keys into a Secret of somebody else's. */
  readonly merged: NameIndex<RenderedObject>;
}

export function isManifest(maker: Maker): maker is RenderedObject {
  return 'manifest' in maker;
}

export function makersOf(cluster: ClusterView): Makers {
  const makers = { made: new NameIndex<Maker>(), merged: new NameIndex<RenderedObject>() };
  for (const one of [...BUILT_IN, ...cluster.existingObjects]) makers.made.add(one.kind, one.namespace, one.name, one);
  addCredentials(cluster, makers.made);
  for (const [group, kind] of THEMSELVES) {
    for (const one of cluster.ofKind(group, kind))
      makers.made.add(kind, one.identity.namespace, one.identity.name, one);
  }
  for (const one of cluster.ofKind('external-secrets.io', 'ExternalSecret')) addExternalSecret(one, makers);
  addSecrets(cluster, makers.made);
  addConfigMaps(cluster, makers.made);
  return makers;
}

/** What every namespace has from the start (Kubernetes 1.37, `pkg/controller/serviceaccount`, `rootcacertpublisher`). */
const BUILT_IN: readonly ExistingObject[] = [
  { kind: 'ServiceAccount', name: 'default' },
  { kind: 'ConfigMap', name: 'kube-root-ca.crt' },
];

const THEMSELVES: readonly (readonly [group: string, kind: ReferredKind])[] = [
  ['', 'Secret'],
  ['', 'ConfigMap'],
  ['', 'ServiceAccount'],
  ['secrets-store.csi.x-k8s.io', 'SecretProviderClass'],
  ['external-secrets.io', 'SecretStore'],
  ['external-secrets.io', 'ClusterSecretStore'],
];

/** A person makes these by BOOTSTRAP.md. */
function addCredentials({ stores }: ClusterView, made: NameIndex<Maker>): void {
  for (const { name, namespace } of stores.flatMap(({ credentials }) => credentials)) {
    if (!made.has('Secret', namespace, name)) made.add('Secret', namespace, name, { kind: 'Secret', namespace, name });
  }
}

/** One with a `manifest` makes an object of another kind (External Secrets Operator 0.20). */
function addExternalSecret(one: RenderedObject, { made, merged }: Makers): void {
  const target = objectAt(objectAt(one.manifest, 'spec'), 'target');
  const { namespace } = one.identity;
  const name = String(target.name ?? one.identity.name);
  const kind = String(objectAt(target, 'manifest').kind ?? 'Secret');
  if (target.creationPolicy === 'None' || (kind !== 'Secret' && kind !== 'ConfigMap')) return;
  if (target.creationPolicy === 'Merge') merged.add(kind, namespace, name, one);
  else made.add(kind, namespace, name, one);
}

function addSecrets(cluster: ClusterView, made: NameIndex<Maker>): void {
  for (const one of cluster.ofKind('external-secrets.io', 'ClusterExternalSecret')) {
    const spec = objectAt(one.manifest, 'spec');
    const target = objectAt(objectAt(spec, 'externalSecretSpec'), 'target');
    made.add('Secret', undefined, String(target.name ?? spec.externalSecretName ?? one.identity.name), one);
  }
  // The controller 0.36 overwrites a name in the template with the SealedSecret's own.
  for (const one of cluster.ofKind('bitnami.com', 'SealedSecret')) {
    made.add('Secret', one.identity.namespace, one.identity.name, one);
  }
  for (const { object, secretObjects } of cluster.classes().all) {
    for (const { secretName } of secretObjects) {
      made.add('Secret', object.identity.namespace, String(secretName), object);
    }
  }
  addCertificates(cluster, made);
}

/** trust-manager 0.20: a Bundle becomes a ConfigMap or a Secret of its name in each namespace that it selects. */
function addConfigMaps(cluster: ClusterView, made: NameIndex<Maker>): void {
  for (const one of cluster.ofKind('trust.cert-manager.io', 'Bundle')) {
    made.add('ConfigMap', undefined, one.identity.name, one);
    made.add('Secret', undefined, one.identity.name, one);
  }
}

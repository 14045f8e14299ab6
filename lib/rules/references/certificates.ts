import type { JsonObject } from '../../core/json.ts';
import { metadataOf, objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { Maker } from './makers.ts';
import type { NameIndex } from './name-index.ts';

/** Adds the Secrets that cert-manager makes. */
export function addCertificates(cluster: ClusterView, made: NameIndex<Maker>): void {
  for (const one of cluster.ofKind('cert-manager.io', 'Certificate')) {
    made.add('Secret', one.identity.namespace, String(objectAt(one.manifest, 'spec').secretName), one);
  }
  for (const one of cluster.ofKind('networking.k8s.io', 'Ingress').filter(asksForIssue)) {
    for (const { secretName } of objectsAt(objectAt(one.manifest, 'spec'), 'tls')) {
      made.add('Secret', one.identity.namespace, String(secretName), one);
    }
  }
  for (const one of cluster.ofKind('gateway.networking.k8s.io', 'Gateway').filter(asksForIssue)) {
    for (const { name } of certificateRefsOf(one.manifest)) {
      made.add('Secret', one.identity.namespace, String(name), one);
    }
  }
}

/** The certificates of a Gateway's listeners (Gateway API 1.4). */
export function certificateRefsOf(gateway: JsonObject): readonly JsonObject[] {
  return objectsAt(objectAt(gateway, 'spec'), 'listeners').flatMap((listener) =>
    objectsAt(objectAt(listener, 'tls'), 'certificateRefs'),
  );
}

/** cert-manager 1.19 makes a Certificate for an Ingress or a Gateway that names an issuer. */
function asksForIssue({ manifest }: { readonly manifest: JsonObject }): boolean {
  const annotations = objectAt(metadataOf(manifest), 'annotations');
  return ISSUE_ANNOTATIONS.some((annotation) => annotations[annotation] !== undefined);
}

const ISSUE_ANNOTATIONS = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer', 'kubernetes.io/tls-acme'];

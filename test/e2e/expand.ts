import { parse } from 'yaml';
import type { JsonObject } from '../../lib/core/json';
import { identityOf, metadataOf, objectsAt } from '../../lib/core/manifest';
import { EXTERNAL_SECRETS_CRD_BUNDLE } from '../../lib/upstream/external-secrets-operator';
import { definitionsOf } from './upstream/definitions';

/**
 * What is applied in place of a manifest: of a `kustomization.yaml`, what it makes of the operator's bundle; of anything else,
 * itself.
 *
 * @throws Error for a kustomization that names something else.
 */
export function expand(manifest: JsonObject): readonly JsonObject[] {
  if (identityOf(manifest).group !== 'kustomize.config.k8s.io') return [manifest];
  const { resources } = manifest;
  if (JSON.stringify(resources) !== JSON.stringify([EXTERNAL_SECRETS_CRD_BUNDLE.url])) {
    throw new Error(`A kustomization names ${JSON.stringify(resources)}.`);
  }
  const deleted = new Set(objectsAt(manifest, 'patches').map(({ patch }) => nameDeletedBy(String(patch))));
  return definitionsOf('external-secrets.io').filter((definition) => !deleted.has(metadataOf(definition).name));
}

function nameDeletedBy(text: string): unknown {
  const patch: JsonObject = parse(text);
  if (patch.$patch !== 'delete') throw new Error(`A kustomization has a patch that is no deletion:\n${text}`);
  return metadataOf(patch).name;
}

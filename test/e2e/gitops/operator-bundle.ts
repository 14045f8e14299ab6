import { parse, stringify } from 'yaml';
import { metadataOf, objectsAt } from '../../../lib/core/manifest';
import type { Tree } from '../../../lib/synth/tree';
import { EXTERNAL_SECRETS_CRD_BUNDLE } from '../../../lib/upstream/external-secrets-operator';
import { definitionsOf } from '../upstream/definitions';
import type { GitSource } from './git-source';

/**
 * A tree whose kustomizations take the operator's bundle from loopback instead of from its pinned address.
 *
 * The bundle is the one that the other tests apply. A definition that only the pinned one has is there by its name alone: the
 * kustomization deletes it, and would fail without.
 */
export function withBundleOf(source: GitSource, tree: Tree): Tree {
  return new Map(
    [...tree].map(([path, text]) => [
      path,
      text.includes(EXTERNAL_SECRETS_CRD_BUNDLE.url) ? moved(source, text) : text,
    ]),
  );
}

function moved(source: GitSource, kustomization: string): string {
  const definitions = definitionsOf('external-secrets.io');
  const names = new Set(definitions.map((definition) => metadataOf(definition).name));
  const deleted = objectsAt(parse(kustomization), 'patches').map(({ patch }) => {
    const { $patch: _, ...definition } = parse(String(patch));
    return definition;
  });
  const newer = deleted.filter((definition) => !names.has(metadataOf(definition).name));
  const bundle = [...definitions, ...newer].map((definition) => stringify(definition)).join('---\n');
  const url = source.serve('/bundle.yaml', Buffer.from(bundle));
  return kustomization.replace(EXTERNAL_SECRETS_CRD_BUNDLE.url, url);
}

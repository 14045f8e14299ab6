import type { Json, JsonObject } from '../../core/json.ts';
import { describe, kindKey, metadataOf, objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import { isManifest } from '../references/makers.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** A Secret that the program makes of a store's values is read by something. */
export const readSecrets: Rule = {
  code: 'secret/unused',
  severity: 'note',
  *check(cluster): Iterable<RuleFinding> {
    const unread = unreadSecrets(cluster);
    if (unread.length === 0) return;
    const words = wordsOf(cluster);
    for (const { maker, name, namespace } of unread) {
      if (words.has(name)) continue;
      yield {
        path: maker.path,
        problem: `${describe(maker.identity)} makes Secret "${namespace}/${name}", which nothing in cluster "${cluster.name}" reads.`,
        cause: 'Its values lie in etcd, for everybody who may read Secrets there and for no workload.',
        mend: "Take it away; or, if somebody reads it through the API server, say so: allow(unit, 'secret/unused', 'because …').",
      };
    }
  },
};

interface UnreadSecret {
  readonly maker: RenderedObject;
  readonly name: string;
  readonly namespace: string;
}

function unreadSecrets(cluster: ClusterView): readonly UnreadSecret[] {
  const { makers, to } = cluster.references();
  const credentials = cluster.stores.flatMap((store) => store.credentials);
  const read = new Set([...to('Secret'), ...credentials].map(({ name, namespace }) => `${namespace}/${name}`));
  const unread: UnreadSecret[] = [];
  for (const [namespace, name, made] of makers.made.entries('Secret')) {
    if (read.has(`${namespace}/${name}`)) continue;
    const maker = made.filter(isManifest).find((one) => makesForReaders(one, name));
    if (maker) unread.push({ maker, name, namespace });
  }
  return unread;
}

/** A label or an annotation on a Secret is there for a controller that looks for it. */
function makesForReaders({ identity, manifest }: RenderedObject, name: string): boolean {
  const spec = objectAt(manifest, 'spec');
  switch (kindKey(identity)) {
    case 'external-secrets.io/ExternalSecret':
      return !isMarked(metadataOf(objectAt(objectAt(spec, 'target'), 'template')));
    case 'bitnami.com/SealedSecret':
      return !isMarked(metadataOf(objectAt(spec, 'template')));
    case 'secrets-store.csi.x-k8s.io/SecretProviderClass':
      return !objectsAt(spec, 'secretObjects').some((one) => one.secretName === name && isMarked(one));
    default:
      return false;
  }
}

function isMarked({ annotations, labels }: JsonObject): boolean {
  return annotations !== undefined || labels !== undefined;
}

/** Every word in what people wrote, but for what makes Secrets itself. */
function wordsOf({ isOwnUnit, objects }: ClusterView): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { identity, manifest, unit } of objects) {
    const isWritten = isOwnUnit(unit) || FLUX_GROUPS.has(identity.group);
    if (isWritten && !MAKERS.has(kindKey(identity))) addWords(manifest, words);
  }
  return words;
}

/** Flux reads Secrets for its sources and charts, also where the fleet writes those. Argo CD finds its own by a label. */
const FLUX_GROUPS: ReadonlySet<string> = new Set(['helm.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io']);

const MAKERS: ReadonlySet<string> = new Set([
  'bitnami.com/SealedSecret',
  'external-secrets.io/ExternalSecret',
  'secrets-store.csi.x-k8s.io/SecretProviderClass',
]);

function addWords(value: Json | undefined, words: Set<string>): void {
  if (typeof value === 'string') for (const word of value.split(/[^-.a-z0-9]+/)) words.add(word);
  else if (Array.isArray(value)) for (const one of value) addWords(one, words);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) addWords(one, words);
}

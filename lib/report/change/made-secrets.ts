import type { JsonObject } from '../../core/json.ts';
import { kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import { nameOfObject, type ObjectPair } from './objects.ts';

/** A Kubernetes Secret that an object of another kind makes. */
export interface MadeSecret {
  /** `<namespace>/<name>`. */
  readonly secret: string;
  /** Where the values come from, for instance `SecretStore shop/acme`. */
  readonly from: string;
  /** What is fetched from there, by the names that it has there. */
  readonly contents: readonly string[];
  /** Whether the Secret goes when the object goes. */
  readonly isOwned: boolean;
}

/** The Secrets that an object makes, before or after; none where it is not there. */
export function madeSecrets(pair: ObjectPair, manifest: JsonObject | undefined): readonly MadeSecret[] {
  return (manifest && MAKERS.get(kindKey(pair.identity))?.(pair, manifest)) ?? [];
}

type Maker = (pair: ObjectPair, manifest: JsonObject) => readonly MadeSecret[];

const MAKERS: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['external-secrets.io/ExternalSecret', byExternalSecret],
  ['bitnami.com/SealedSecret', bySealedSecret],
  ['secrets-store.csi.x-k8s.io/SecretProviderClass', byClass],
]);

/** `Owner`, the default of External Secrets Operator 2.9, makes the Secret go with its ExternalSecret; others leave it. */
function byExternalSecret({ identity }: ObjectPair, manifest: JsonObject): readonly MadeSecret[] {
  const spec = objectAt(manifest, 'spec');
  const { creationPolicy = 'Owner', name = identity.name } = objectAt(spec, 'target');
  const store = objectAt(spec, 'secretStoreRef');
  const { kind = 'SecretStore' } = store;
  const contents = [
    ...objectsAt(spec, 'data').map((entry) => referenceWords(objectAt(entry, 'remoteRef'))),
    ...objectsAt(spec, 'dataFrom').map(sourceWords),
  ];
  const from = `${kind} ${kind === 'SecretStore' ? `${identity.namespace}/` : ''}${store.name}`;
  return [{ secret: `${identity.namespace}/${name}`, from, contents, isOwned: creationPolicy === 'Owner' }];
}

function referenceWords({ key, property }: JsonObject): string {
  return property === undefined ? String(key) : `${key} ${property}`;
}

function sourceWords(source: JsonObject): string {
  const extract = objectAt(source, 'extract');
  return extract.key === undefined ? 'whatever it finds or generates' : `every key of ${referenceWords(extract)}`;
}

function bySealedSecret(pair: ObjectPair, manifest: JsonObject): readonly MadeSecret[] {
  const { name, namespace } = pair.identity;
  const contents = Object.keys(objectAt(objectAt(manifest, 'spec'), 'encryptedData'));
  return [{ secret: `${namespace}/${name}`, from: nameOfObject(pair), contents, isOwned: true }];
}

/** The driver deletes the Secret with the last pod that mounts the class. */
function byClass(pair: ObjectPair, manifest: JsonObject): readonly MadeSecret[] {
  return objectsAt(objectAt(manifest, 'spec'), 'secretObjects').map((synced) => ({
    secret: `${pair.identity.namespace}/${synced.secretName}`,
    from: nameOfObject(pair),
    contents: objectsAt(synced, 'data').map(({ objectName }) => String(objectName)),
    isOwned: true,
  }));
}

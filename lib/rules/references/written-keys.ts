import type { JsonObject } from '../../core/json.ts';
import { kindKey, metadataOf, objectAt, objectsAt } from '../../core/manifest.ts';
import type { RenderedObject } from '../rule.ts';
import { isManifest, type Maker, type Makers } from './makers.ts';
import type { Reference } from './reference.ts';

/** Looks up keys, and remembers what it has found: many ask for the keys of one object. */
export class WrittenKeys {
  private readonly known = new Map<readonly Maker[], ReadonlySet<string> | undefined>();

  constructor(private readonly makers: Makers) {}

  /** Every key that a Secret or a ConfigMap will have; undefined where somebody may write others, and where nobody makes it. */
  of({ kind, name, namespace }: Pick<Reference, 'kind' | 'name' | 'namespace'>): ReadonlySet<string> | undefined {
    const made = this.makers.made.get(kind, namespace, name);
    if (this.known.has(made)) return this.known.get(made);
    const keys =
      made.length === 0 ? undefined : union([...made, ...this.makers.merged.get(kind, namespace, name)], name);
    this.known.set(made, keys);
    return keys;
  }
}

function union(makers: readonly Maker[], name: string): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const maker of makers) {
    const written = isManifest(maker) ? keysOf(maker, name) : maker.keys;
    if (written === undefined) return undefined;
    for (const key of written) keys.add(key);
  }
  return keys;
}

/** The keys that one object writes into what it makes of a name; undefined where only the cluster knows. */
export function keysOf(object: RenderedObject, name: string): readonly string[] | undefined {
  switch (kindKey(object.identity)) {
    case '/ConfigMap':
      return keysOfConfigMap(object);
    case 'bitnami.com/SealedSecret':
      return keysOfSealedSecret(object);
    case 'external-secrets.io/ExternalSecret':
      return keysOfExternalSecret(object);
    case 'secrets-store.csi.x-k8s.io/SecretProviderClass':
      return keysOfSyncedSecret(object, name);
    default:
      return undefined;
  }
}

/** An empty one waits for somebody to fill it. */
function keysOfConfigMap({ manifest }: RenderedObject): readonly string[] | undefined {
  const keys = [...Object.keys(objectAt(manifest, 'data')), ...Object.keys(objectAt(manifest, 'binaryData'))];
  return keys.length === 0 || asksForInjection(metadataOf(manifest)) ? undefined : keys;
}

/** OpenShift puts certificates into what has `…/inject-cabundle` (annotation) or `…/inject-trusted-cabundle` (label). */
function asksForInjection(metadata: JsonObject): boolean {
  const marks = [...Object.keys(objectAt(metadata, 'annotations')), ...Object.keys(objectAt(metadata, 'labels'))];
  return marks.some((mark) => mark.includes('/inject-'));
}

function keysOfSealedSecret({ manifest }: RenderedObject): readonly string[] | undefined {
  const spec = objectAt(manifest, 'spec');
  const template = objectAt(spec, 'template');
  if (objectAt(metadataOf(template), 'annotations')['sealedsecrets.bitnami.com/patch'] === 'true') return undefined;
  return [...Object.keys(objectAt(spec, 'encryptedData')), ...Object.keys(objectAt(template, 'data'))];
}

function keysOfSyncedSecret({ manifest }: RenderedObject, name: string): readonly string[] {
  return objectsAt(objectAt(manifest, 'spec'), 'secretObjects')
    .filter(({ secretName }) => secretName === name)
    .flatMap((secret) => objectsAt(secret, 'data').map(({ key }) => String(key).trim()));
}

/** Any template that makes keys drops the values, unless it says `Merge` (External Secrets Operator 2.9.0). */
function keysOfExternalSecret({ manifest }: RenderedObject): readonly string[] | undefined {
  const spec = objectAt(manifest, 'spec');
  const target = objectAt(spec, 'target');
  const template = objectAt(target, 'template');
  const templated = Object.keys(objectAt(template, 'data'));
  const sources = objectsAt(template, 'templateFrom');
  if (target.manifest !== undefined || target.creationPolicy === 'CreateOrMerge') return undefined;
  if (sources.some((source) => (source.target ?? 'Data') === 'Data')) return undefined;
  if (template.mergePolicy !== 'Merge' && templated.length + sources.length > 0) return templated;
  if (objectsAt(spec, 'dataFrom').length > 0) return undefined;
  const values = objectsAt(spec, 'data').map(({ secretKey }) => String(secretKey));
  return templated.length === 0 ? values : [...templated, ...values];
}

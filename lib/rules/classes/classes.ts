import type { JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { CsiProviderSubject } from '../csi-provider-subject.ts';
import { type CsiVolume, csiVolumesOf } from '../csi-volumes.ts';
import type { RenderedObject } from '../rule.ts';
import { type ListedFile, type Listing, listingOf } from './listing.ts';

/** The SecretProviderClasses of a cluster. */
export interface Classes {
  readonly all: readonly ClassView[];
  /** Those whose files are known. */
  readonly listed: readonly ListedClass[];
  /** The class that a volume names, in the namespace of its pod. */
  of(volume: CsiVolume): ClassView | undefined;
}

/** A SecretProviderClass. */
export interface ClassView {
  readonly object: RenderedObject;
  readonly parameters: JsonObject;
  /** Empty where the class names none. */
  readonly providerName: string;
  /** Undefined for a provider that the fleet does not know. */
  readonly provider?: CsiProviderSubject;
  /** The Kubernetes Secrets that the driver makes of mounted files. */
  readonly secretObjects: readonly JsonObject[];
  /** The volumes of pods that mount it. */
  readonly volumes: readonly CsiVolume[];
  /** What its list of files says; undefined where that is no text, where a pod has another one, and for an unknown provider. */
  readonly listing?: Listing;
}

/** A class whose files are known. */
export type ListedClass = ClassView & { readonly provider: CsiProviderSubject; readonly files: readonly ListedFile[] };

/** Every class of a cluster, with the volumes that mount it. */
export function classesOf(cluster: ClusterView): Classes {
  const volumes = new Map<string, CsiVolume[]>();
  for (const volume of csiVolumesOf(cluster)) {
    const key = keyOf(volume.className, volume.object);
    const ofClass = volumes.get(key);
    if (ofClass) ofClass.push(volume);
    else volumes.set(key, [volume]);
  }
  const classes = new Map<string, ClassView>();
  for (const object of cluster.ofKind('secrets-store.csi.x-k8s.io', 'SecretProviderClass')) {
    const key = keyOf(object.identity.name, object);
    classes.set(key, classView(object, cluster.csiProviders, volumes.get(key) ?? []));
  }
  const all = [...classes.values()];
  return { all, listed: all.flatMap(listed), of: ({ className, object }) => classes.get(keyOf(className, object)) };
}

function listed(view: ClassView): readonly ListedClass[] {
  const { listing, provider } = view;
  return provider && listing && 'files' in listing ? [{ ...view, provider, files: listing.files }] : [];
}

/** A pod mounts classes of its own namespace. */
function keyOf(className: string, { identity }: RenderedObject): string {
  return `${identity.namespace ?? ''}/${className}`;
}

function classView(
  object: RenderedObject,
  providers: ClusterView['csiProviders'],
  volumes: readonly CsiVolume[],
): ClassView {
  const spec = objectAt(object.manifest, 'spec');
  const parameters = objectAt(spec, 'parameters');
  const providerName = String(spec.provider ?? '');
  const provider = providers.get(providerName);
  return {
    object,
    parameters,
    providerName,
    provider,
    secretObjects: objectsAt(spec, 'secretObjects'),
    volumes,
    listing: provider && tryListing(provider, parameters, volumes),
  };
}

/** What a volume says in its attributes stands before the class's own parameters (Secrets Store CSI Driver 1.6.0). */
function tryListing(
  { fileList }: CsiProviderSubject,
  parameters: JsonObject,
  volumes: readonly CsiVolume[],
): Listing | undefined {
  const text = parameters[fileList.parameter];
  if (volumes.some(({ csi }) => objectAt(csi, 'volumeAttributes')[fileList.parameter] !== undefined)) return undefined;
  if (text === undefined) return { unreadable: 'is missing' };
  return typeof text === 'string' ? listingOf(text, fileList, parameters) : undefined;
}

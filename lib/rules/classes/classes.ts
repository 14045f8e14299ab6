import type { JsonObject } from '../../core/json.ts';
import { objectAt, objectsAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { CsiProviderSubject } from '../csi-provider-subject.ts';
import type { CsiVolume } from '../csi-volumes.ts';
import { once } from '../once.ts';
import type { RenderedObject } from '../rule.ts';
import { type ListedFile, type Listing, listingOf } from './listing.ts';
import { isOneFile } from './own-spelling.ts';

/** The SecretProviderClasses of a cluster. */
export interface Classes {
  readonly all: readonly ClassView[];
  /** Those whose files are known; without those of one file that goes into no Secret, which nothing can be wrong with. */
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
  /** What its list of files says; undefined where nobody can know, or nothing can be wrong with it. */
  listing(): Listing | undefined;
}

/** A class whose files are known. */
export type ListedClass = ClassView & { readonly provider: CsiProviderSubject; readonly files: readonly ListedFile[] };

/** Every class of a cluster, with the volumes that mount it. */
export function classesOf(cluster: ClusterView): Classes {
  const all: ClassView[] = [];
  const index = new Map<string, Map<string, { readonly view: ClassView; readonly volumes: CsiVolume[] }>>();
  for (const object of cluster.ofKind('secrets-store.csi.x-k8s.io', 'SecretProviderClass')) {
    const { name, namespace = '' } = object.identity;
    const volumes: CsiVolume[] = [];
    const view = classView(object, cluster.csiProviders, volumes);
    all.push(view);
    const names = index.get(namespace);
    if (names) names.set(name, { view, volumes });
    else index.set(namespace, new Map([[name, { view, volumes }]]));
  }
  const named = ({ className, object }: CsiVolume) => index.get(object.identity.namespace ?? '')?.get(className);
  for (const volume of cluster.csiVolumes()) named(volume)?.volumes.push(volume);
  return { all, listed: all.flatMap(listed), of: (volume) => named(volume)?.view };
}

function classView(
  object: RenderedObject,
  providers: ClusterView['csiProviders'],
  volumes: readonly CsiVolume[],
): ClassView {
  const spec = objectAt(object.manifest, 'spec');
  const providerName = String(spec.provider ?? '');
  const view: ClassView = {
    object,
    parameters: objectAt(spec, 'parameters'),
    providerName,
    provider: providers.get(providerName),
    secretObjects: objectsAt(spec, 'secretObjects'),
    volumes,
    listing: once(() => tryListing(view)),
  };
  return view;
}

function tryListing({ parameters, provider, secretObjects, volumes }: ClassView): Listing | undefined {
  if (provider === undefined) return undefined;
  const { fileList } = provider;
  const text = parameters[fileList.parameter];
  if (secretObjects.length === 0 && typeof text === 'string' && isOneFile(text, fileList)) return undefined;
  // What a volume says in its attributes stands before the class's own parameters (Secrets Store CSI Driver 1.6.0).
  if (volumes.some(({ csi }) => objectAt(csi, 'volumeAttributes')[fileList.parameter] !== undefined)) return undefined;
  if (text === undefined) return { unreadable: 'is missing' };
  return typeof text === 'string' ? listingOf(text, fileList, parameters) : undefined;
}

function listed(view: ClassView): readonly ListedClass[] {
  const { provider } = view;
  const listing = view.listing();
  return provider && listing && 'files' in listing ? [{ ...view, provider, files: listing.files }] : [];
}

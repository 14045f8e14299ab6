import type { JsonObject } from '../core/json.ts';
import { objectAt, objectsAt } from '../core/manifest.ts';
import type { ClusterView } from './cluster-view.ts';
import type { OperatorProviderSubject } from './operator-provider-subject.ts';
import type { RenderedObject } from './rule.ts';

/** An ExternalSecret, or what a ClusterExternalSecret makes in namespaces that only the API server knows. */
export interface ExternalSecretView {
  readonly object: RenderedObject;
  /** The `spec` of an ExternalSecret. */
  readonly spec: JsonObject;
}

/** A store of External Secrets Operator that the program makes. */
export interface OperatorStore {
  readonly object: RenderedObject;
  readonly spec: JsonObject;
  /** Its key in `spec.provider`. */
  readonly providerName: string;
  /** Undefined for a provider that the fleet does not know. */
  readonly provider?: OperatorProviderSubject;
}

/** What External Secrets Operator reads in a cluster, and from where. */
export interface ExternalSecrets {
  readonly all: readonly ExternalSecretView[];
  /** The store that an object refers to; undefined where the program makes none of that name. */
  store(reference: JsonObject, from: RenderedObject): OperatorStore | undefined;
}

export function externalSecretsOf(cluster: ClusterView): ExternalSecrets {
  const own = cluster.ofKind(GROUP, 'ExternalSecret');
  const clusterWide = cluster.ofKind(GROUP, 'ClusterExternalSecret');
  const inNamespaces = new Map<string, Map<string, OperatorStore>>();
  for (const object of cluster.ofKind(GROUP, 'SecretStore')) {
    const { name, namespace = '' } = object.identity;
    const stores = inNamespaces.get(namespace) ?? new Map<string, OperatorStore>();
    inNamespaces.set(namespace, stores.set(name, operatorStore(object, cluster)));
  }
  const ofCluster = new Map(
    cluster.ofKind(GROUP, 'ClusterSecretStore').map((one) => [one.identity.name, operatorStore(one, cluster)]),
  );
  return {
    all: [
      ...own.map((object) => ({ object, spec: objectAt(object.manifest, 'spec') })),
      ...clusterWide.map((object) => ({
        object,
        spec: objectAt(objectAt(object.manifest, 'spec'), 'externalSecretSpec'),
      })),
    ],
    store: ({ kind, name }, { identity }) =>
      kind === 'ClusterSecretStore'
        ? ofCluster.get(String(name))
        : inNamespaces.get(identity.namespace ?? '')?.get(String(name)),
  };
}

const GROUP = 'external-secrets.io';

function operatorStore(object: RenderedObject, { operatorProviders }: ClusterView): OperatorStore {
  const spec = objectAt(object.manifest, 'spec');
  const [providerName = ''] = Object.keys(objectAt(spec, 'provider'));
  return { object, spec, providerName, provider: operatorProviders.get(providerName) };
}

/** An entry of `data` or `dataFrom`, and the reference to the store that it is read from. */
export interface ReadEntry {
  readonly entry: JsonObject;
  readonly store: JsonObject;
}

/** Everything that an ExternalSecret reads from stores. An entry may name a store of its own; a generator is none. */
export function entriesOf(spec: JsonObject): readonly ReadEntry[] {
  const main = objectAt(spec, 'secretStoreRef');
  return [...objectsAt(spec, 'data'), ...objectsAt(spec, 'dataFrom')].map((entry) => ({
    entry,
    store: entry.sourceRef === undefined ? main : objectAt(objectAt(entry, 'sourceRef'), 'storeRef'),
  }));
}

import { type GroupKind, kindKey } from '../../core/manifest.ts';
import { CUSTOM_KINDS } from '../../upstream/custom-kinds.ts';

/**
 * The wave of an object in its unit; undefined for the usual one, 0.
 *
 * Argo CD waits until a wave is healthy, and a wave that never gets there is never left. So whatever a kind reads has to
 * come before it: a store its ServiceAccount, credential and CA, an ExternalSecret its store, generator and template, a
 * workload its Secrets and classes. The last wave is waited for by nobody; there, a ClusterExternalSecret may fail, and a
 * PushSecret may wait for a Secret that a workload makes. A store that needs a Secret of an ExternalSecret belongs into
 * another unit than that.
 *
 * @param kinds Kinds in the unit, as `<group>/<kind>`.
 */
export function syncWaveOf(object: GroupKind, kinds: ReadonlySet<string>): number | undefined {
  const kind = kindKey(object);
  if (object.group === GENERATORS) return WAVES.stores;
  if (READ_BY_OPERATOR.has(kind) && OPERATOR_KINDS.some((reader) => kinds.has(reader))) return WAVES.sources;
  return OWN_WAVES[kind];
}

const WAVES = { sources: -3, stores: -2, secrets: -1 } as const;

const OWN_WAVES: Readonly<Record<string, number>> = {
  [CUSTOM_KINDS.sealedSecret]: WAVES.sources,
  [CUSTOM_KINDS.clusterSecretStore]: WAVES.stores,
  [CUSTOM_KINDS.secretStore]: WAVES.stores,
  [CUSTOM_KINDS.externalSecret]: WAVES.secrets,
  [CUSTOM_KINDS.secretProviderClass]: WAVES.secrets,
};

const OPERATOR_KINDS = [CUSTOM_KINDS.clusterSecretStore, CUSTOM_KINDS.secretStore, CUSTOM_KINDS.externalSecret];

/** What stores and ExternalSecrets refer to; in other units it stays in the usual wave, where Argo CD sorts it early. */
const READ_BY_OPERATOR: ReadonlySet<string> = new Set([
  '/ConfigMap',
  '/Secret',
  '/ServiceAccount',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
]);

/** Group of the generators that an ExternalSecret may name. */
const GENERATORS = 'generators.external-secrets.io';

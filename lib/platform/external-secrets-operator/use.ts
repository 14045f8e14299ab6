import { byCodeUnit } from '../../core/compare.ts';
import {
  EXTERNAL_SECRETS_CORE_RESOURCES as CORE,
  EXTERNAL_SECRETS_GENERATOR_STATES as GENERATOR_STATES,
  EXTERNAL_SECRETS_GENERATORS as GENERATORS,
  EXTERNAL_SECRETS_GENERATORS_GROUP as GENERATORS_GROUP,
  EXTERNAL_SECRETS_GROUP as GROUP,
  EXTERNAL_SECRETS_RECONCILERS as RECONCILERS,
} from '../../upstream/external-secrets-operator.ts';

/** A kind of custom resource with a reconciler that can be switched off. */
export type ExternalSecretsReconciler = keyof typeof RECONCILERS;

/** Kind of a generator, for instance `Password`. */
export type ExternalSecretsGenerator = keyof typeof GENERATORS;

/** What is used of the operator besides SecretStore and ExternalSecret, which every install has. */
export interface ExternalSecretsUse {
  /**
   * Reconcilers to run. The others are switched off by flag, and need neither rights nor CRD. `clusterPushSecrets` brings
   * `pushSecrets` along, since it makes PushSecrets.
   *
   * Leave the CRDs of the others out too. With that of ClusterSecretStore in the cluster, an ExternalSecret that names such a
   * store in one of its entries makes operator 2.9.0 wait for a list that it may not read, and all that is queued behind it.
   *
   * @default - none.
   */
  readonly reconcilers?: readonly ExternalSecretsReconciler[];
  /**
   * Generators that ExternalSecrets may name. The operator may read no others; leave their CRDs out too, for the same reason.
   *
   * @default - none.
   */
  readonly generators?: readonly ExternalSecretsGenerator[];
}

/** The reconcilers that run, with those that they need. */
export function runningReconcilers({ reconcilers = [] }: ExternalSecretsUse): ReadonlySet<ExternalSecretsReconciler> {
  return new Set(reconcilers.includes('clusterPushSecrets') ? [...reconcilers, 'pushSecrets'] : reconcilers);
}

/** Resources of the group `external-secrets.io` that an install has, sorted. */
export function usedResources(use: ExternalSecretsUse): readonly string[] {
  const optional = [...runningReconcilers(use)].map((reconciler) => RECONCILERS[reconciler].resource);
  return [...CORE, ...optional].sort(byCodeUnit);
}

/** Resources of the generators that may be named, sorted. */
export function usedGenerators({ generators = [] }: ExternalSecretsUse): readonly string[] {
  return [...new Set(generators)].map((kind) => GENERATORS[kind]).sort(byCodeUnit);
}

/** Names of the CRDs without which the operator would not start or could not do its work, sorted. */
export function requiredCrds(use: ExternalSecretsUse): readonly string[] {
  return [
    ...usedResources(use).map((resource) => `${resource}.${GROUP}`),
    ...[GENERATOR_STATES, ...usedGenerators(use)].map((resource) => `${resource}.${GENERATORS_GROUP}`),
  ].sort(byCodeUnit);
}

/** Names of all CRDs of the release, sorted. */
export function allCrds(): readonly string[] {
  return requiredCrds({
    reconcilers: Object.keys(RECONCILERS) as ExternalSecretsReconciler[],
    generators: Object.keys(GENERATORS) as ExternalSecretsGenerator[],
  });
}

import type { JsonObject } from '../../lib/core/json';
import { KubernetesVersion } from '../../lib/core/kubernetes-version';
import { identityOf } from '../../lib/core/manifest';
import { providerReferences } from '../../lib/delivery/external-secrets/provider-references';
import { syncStepOf } from '../../lib/gitops/argo-cd/sync-step';
import { checkCluster } from '../../lib/rules/catalogue';
import type { ClusterSubject, RenderedObject, Rule, StoreSubject } from '../../lib/rules/rule';
import { CSI_PROVIDER_PROFILES } from '../../lib/upstream/csi-provider-profiles';
import { EXTERNAL_SECRETS_PROVIDERS } from '../../lib/upstream/external-secrets-providers';
import { KEPT_SECRETS } from '../../lib/upstream/kept-secrets';
import { BUILT_IN_GROUPS, CLUSTER_SCOPED_KINDS } from '../../lib/upstream/kubernetes';

/** Cluster `prod` with these manifests, each of unit `shop` and at the path `prod/shop/<name>`. */
export function clusterSubject(manifests: readonly JsonObject[], props: Partial<ClusterSubject> = {}): ClusterSubject {
  return {
    name: 'prod',
    kubernetes: KubernetesVersion.parse('1.33'),
    servedVersions: new Map(),
    plan: [],
    objects: manifests.map((manifest) => rendered(manifest)),
    needsNamespace: ({ group, kind }) => BUILT_IN_GROUPS.has(group) && !CLUSTER_SCOPED_KINDS.has(`${group}/${kind}`),
    namespaces: new Set(['default', 'shop']),
    existingObjects: [],
    referencesInProvider: providerReferences,
    sync: {
      stepOf: ({ manifest }) => syncStepOf(manifest),
      appliesServerSide: () => false,
      waitsFor: () => false,
    },
    isOwnUnit: () => true,
    driver: { name: 'secrets-store.csi.k8s.io', tokenAudiences: [] },
    addOns: {
      operator: { present: true, unit: 'external-secrets', account: 'external-secrets' },
      driver: { present: true, unit: 'secrets-store-csi-driver' },
    },
    csiProviders: new Map(
      Object.entries(CSI_PROVIDER_PROFILES).map(([name, profile]) => [
        name,
        { name, present: true, unit: `${name}-csi-provider`, ...profile },
      ]),
    ),
    operatorProviders: EXTERNAL_SECRETS_PROVIDERS,
    keptSecrets: KEPT_SECRETS,
    nodeAgents: [],
    stores: [],
    storeCalls: [],
    unpinnedImages: 'warning',
    unrestrictedPods: 'accepted',
    kubernetesSecrets: 'allowed',
    stageOf: () => undefined,
    missing: {},
    isTold: () => false,
    ...props,
  };
}

/** A manifest of a unit, at the path `prod/<unit>/<name>`. */
export function rendered(manifest: JsonObject, unit = 'shop'): RenderedObject {
  const identity = identityOf(manifest);
  return { unit, path: `prod/${unit}/${identity.name}`, identity, manifest, text: JSON.stringify(manifest) };
}

/** The store `acme/shop/production`, read through a provider that fails on tokens. */
export function storeSubject(props: Partial<StoreSubject> = {}): StoreSubject {
  return {
    path: 'prod/shop/production',
    address: 'acme/shop/production',
    credentials: [{ name: 'pulumi-access-token', namespace: 'shop' }],
    provider: { name: 'pulumi', version: '0.1.1', foreignTokens: 'break-mounts' },
    ...props,
  };
}

/** Azure Key Vault `shop`, read through a provider that signs in with a token of its own. */
export function azureStoreSubject(): StoreSubject {
  return storeSubject({
    path: 'prod/shop/vault',
    address: 'shop.vault.azure.net',
    provider: {
      name: 'azure',
      version: '1.8.2',
      foreignTokens: 'ignored',
      tokenAudience: 'api://AzureADTokenExchange',
    },
  });
}

/** What a rule finds. */
export function check(rule: Rule, manifests: readonly JsonObject[], props: Partial<ClusterSubject> = {}) {
  return checkCluster(clusterSubject(manifests, props), [rule]);
}

/** `code severity path` of what a rule finds. */
export function codes(rule: Rule, manifests: readonly JsonObject[], props: Partial<ClusterSubject> = {}) {
  return check(rule, manifests, props).map(({ code, severity, path }) => `${code} ${severity} ${path}`);
}

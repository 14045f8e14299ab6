import { describe, objectAt } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { ProviderReference, RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** What a store signs in with is looked for in a namespace that it can name (External Secrets Operator 2.9.0). */
export const authNamespaces: Rule = {
  code: 'eso/auth-namespace',
  severity: 'error',
  toldBy: ['eso/store-foreign-namespace', 'eso/store-missing-namespace'],
  *check(cluster): Iterable<RuleFinding> {
    for (const store of cluster.ofKind('external-secrets.io', 'SecretStore')) {
      const own = store.identity.namespace;
      for (const reference of referencesOf(store, cluster)) {
        if (reference.namespace === undefined || own === undefined || reference.namespace === own) continue;
        yield foreign(store, reference, own);
      }
    }
    for (const store of cluster.ofKind('external-secrets.io', 'ClusterSecretStore')) {
      for (const reference of referencesOf(store, cluster)) {
        if (reference.namespace === undefined && demandsNamespace(store, reference, cluster))
          yield bare(store, reference);
      }
    }
  },
};

function foreign({ identity, path }: RenderedObject, reference: ProviderReference, own: string): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} refers to ${reference.kind} "${reference.namespace}/${reference.name}" in ${reference.path}.`,
    cause:
      'A SecretStore reads its own namespace alone: the operator refuses it ("namespace should either be empty or match the namespace of the SecretStore"), or looks in its own namespace all the same.',
    mend: `Take the namespace away and put the ${reference.kind} into "${own}"; or make it a ClusterSecretStore with conditions.`,
  };
}

function bare({ identity, path }: RenderedObject, reference: ProviderReference): RuleFinding {
  const words = isCertificates(reference)
    ? 'missing namespace on caProvider secret'
    : 'cluster store requires namespace';
  return {
    path,
    problem: `${describe(identity)} refers to ${reference.kind} "${reference.name}" in ${reference.path} without a namespace.`,
    cause: `A ClusterSecretStore lies in none, and here the operator takes none from the ExternalSecret: the store never gets ready (InvalidProviderConfig, "${words}").`,
    mend: `Write ${reference.path}.namespace.`,
  };
}

/** With most providers the namespace of the ExternalSecret stands in; for certificates with none. */
function demandsNamespace(store: RenderedObject, reference: ProviderReference, cluster: ClusterView): boolean {
  const [provider = ''] = Object.keys(providerOf(store));
  return isCertificates(reference) || cluster.operatorProviders.get(provider)?.resolvesConsumerNamespace === false;
}

function isCertificates({ path }: ProviderReference): boolean {
  return path.endsWith('.caProvider');
}

function referencesOf(store: RenderedObject, cluster: ClusterView): readonly ProviderReference[] {
  return cluster.referencesInProvider(providerOf(store));
}

function providerOf({ manifest }: RenderedObject): ReturnType<typeof objectAt> {
  return objectAt(objectAt(manifest, 'spec'), 'provider');
}

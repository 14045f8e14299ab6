import { describe, objectAt } from '../../core/manifest.ts';
import { type SecretRight, secretRight, tryAccount } from '../account-rights.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { ProviderReference, RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** The operator that the fleet installs may write what ExternalSecrets make, and read what stores sign in with. */
export const operatorRights: Rule = {
  code: 'eso/no-rights',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const account = tryAccount(cluster, cluster.addOns.operator);
    if (account === undefined) return;
    yield* unwritten(cluster, secretRight(cluster, account, 'update'));
    yield* unread(cluster, secretRight(cluster, account, 'get'));
  },
};

function* unwritten(cluster: ClusterView, mayWrite: SecretRight): Iterable<RuleFinding> {
  for (const { identity, manifest, path } of cluster.ofKind('external-secrets.io', 'ExternalSecret')) {
    const target = objectAt(objectAt(manifest, 'spec'), 'target');
    const name = String(target.name ?? identity.name);
    const { namespace = '' } = identity;
    if (target.creationPolicy === 'None' || target.manifest !== undefined || mayWrite(namespace, name)) continue;
    yield {
      path,
      problem: `${describe(identity)} is to make Secret "${namespace}/${name}", which the operator of the fleet may not write.`,
      cause: `Its Roles name the Secrets of bindings and constructs: the ExternalSecret stays in SecretSyncedError (secrets "${name}" is forbidden), and the Secret is never made.`,
      mend: `Allow it, externalSecretsOperator: Operator.installed({ writes: [{ namespace: '${namespace}', names: ['${name}'] }] }); or use the construct ExternalSecret, which the fleet sees.`,
    };
  }
}

function* unread(cluster: ClusterView, mayRead: SecretRight): Iterable<RuleFinding> {
  for (const kind of ['SecretStore', 'ClusterSecretStore'] as const) {
    for (const store of cluster.ofKind('external-secrets.io', kind)) {
      const provider = objectAt(objectAt(store.manifest, 'spec'), 'provider');
      for (const reference of cluster.referencesInProvider(provider)) {
        const namespace = store.identity.namespace ?? reference.namespace;
        if (reference.kind !== 'Secret' || namespace === undefined || mayRead(namespace, reference.name)) continue;
        yield unreadable(store, namespace, reference);
      }
    }
  }
}

function unreadable({ identity, path }: RenderedObject, namespace: string, reference: ProviderReference): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} signs in with Secret "${namespace}/${reference.name}" (${reference.path}), which the operator of the fleet may not read.`,
    cause: `Its Roles name the Secrets of bindings and constructs: the store never gets ready, or its ExternalSecrets fail (secrets "${reference.name}" is forbidden).`,
    mend: `Use the construct ${identity.kind}, which the fleet sees, or a binding, which makes one.`,
  };
}

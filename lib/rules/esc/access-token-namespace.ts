import type { Rule, RuleFinding } from '../rule.ts';

/** Secrets that stores sign in with lie in namespaces that somebody creates. */
export const accessTokenNamespaces: Rule = {
  code: 'esc/access-token-namespace',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const told = new Set<string>();
    const credentials = cluster.stores.flatMap((store) =>
      store.credentials.map((credential) => ({ ...store, credential })),
    );
    for (const { address, credential, path } of credentials) {
      const key = `${path} ${credential.namespace}/${credential.name}`;
      if (cluster.namespaces.has(credential.namespace) || told.has(key)) continue;
      told.add(key);
      const reader = cluster.plan.find(
        ({ store, workload }) => store === address && cluster.namespaces.has(workload.namespace),
      );
      const move =
        reader && `Put the Secret where its pods are, accessToken: { namespace: '${reader.workload.namespace}' }`;
      yield {
        path,
        problem: `The access token of ${address} is to lie in Secret "${credential.namespace}/${credential.name}", and nobody creates that namespace in cluster "${cluster.name}".`,
        cause: `The Secret cannot be made, so nothing could be read: secrets "${credential.name}" not found.`,
        mend: `${move ? `${move}, or declare` : 'Declare'} the namespace in the cluster: existingNamespaces: ['${credential.namespace}'].`,
      };
    }
  },
};

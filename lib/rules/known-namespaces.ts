import type { Finding } from '../core/finding.ts';
import { describe } from '../core/manifest.ts';
import type { ClusterSubject, RenderedObject, Rule } from './rule.ts';

const OBJECT = 'manifest/namespace';
const CREDENTIAL = 'esc/access-token-namespace';

/** Objects and credentials lie in namespaces that somebody creates. */
export const knownNamespaces: Rule = {
  codes: [OBJECT, CREDENTIAL],
  *check(cluster): Iterable<Finding> {
    // The rights to read a credential lie where it does: one mistake, told once, at the store.
    const told = new Set(cluster.stores.flatMap(({ credentials }) => credentials.map(({ namespace }) => namespace)));
    for (const object of cluster.objects) {
      const { identity } = object;
      const { namespace } = identity;
      if (namespace === undefined ? !cluster.needsNamespace(identity) : cluster.namespaces.has(namespace)) continue;
      if (namespace !== undefined && told.has(namespace)) continue;
      yield namespace === undefined
        ? withoutNamespace(object)
        : {
            code: OBJECT,
            severity: 'error',
            path: object.path,
            problem: `${describe(identity)} lies in a namespace that nobody creates in cluster "${cluster.name}".`,
            cause: 'The API server refuses objects of a namespace that does not exist.',
            mend: `Make it the namespace of a unit, or declare it in the cluster: existingNamespaces: ['${namespace}'].`,
          };
    }
    yield* credentialFindings(cluster);
  },
};

function withoutNamespace({ identity, path }: RenderedObject): Finding {
  return {
    code: OBJECT,
    severity: 'error',
    path,
    problem: `${describe(identity)} names no namespace.`,
    cause: 'It would land in whatever namespace the one who applies it happens to be in.',
    mend: 'Give its unit one: new Unit(cluster, id, { namespace }).',
  };
}

function* credentialFindings(cluster: ClusterSubject): Iterable<Finding> {
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
      code: CREDENTIAL,
      severity: 'error',
      path,
      problem: `The access token of ${address} is to lie in Secret "${credential.namespace}/${credential.name}", and nobody creates that namespace in cluster "${cluster.name}".`,
      cause: `The Secret cannot be made, so nothing could be read: secrets "${credential.name}" not found.`,
      mend: `${move ? `${move}, or declare` : 'Declare'} the namespace in the cluster: existingNamespaces: ['${credential.namespace}'].`,
    };
  }
}

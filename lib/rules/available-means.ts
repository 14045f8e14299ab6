import type { Finding } from '../core/finding.ts';
import { describe, kindKey, objectAt, objectsAt } from '../core/manifest.ts';
import type { RenderedObject, Rule } from './rule.ts';

const MISSING = 'manifest/missing-add-on';
const FORBIDDEN = 'manifest/forbidden-secret';

const DRIVER_GROUP = 'secrets-store.csi.x-k8s.io';
const OPERATOR_GROUP = 'external-secrets.io';

/** Kinds that end in a Kubernetes Secret. */
const SECRET_MAKERS: ReadonlySet<string> = new Set([
  'external-secrets.io/ClusterExternalSecret',
  'external-secrets.io/ExternalSecret',
]);

/** What people write by hand keeps to what the cluster has and allows, as what the plan chooses does. */
export const availableMeans: Rule = {
  codes: [MISSING, FORBIDDEN],
  *check(cluster): Iterable<Finding> {
    const credentials = new Set(
      cluster.stores.flatMap((store) => store.credentials.map(({ name, namespace }) => `${namespace}/${name}`)),
    );
    for (const object of cluster.objects) {
      const { group } = object.identity;
      if (group !== DRIVER_GROUP && group !== OPERATOR_GROUP) continue;
      const reason = group === DRIVER_GROUP ? cluster.missing.driver : cluster.missing.operator;
      if (reason !== undefined) yield missing(object, reason);
      else if (cluster.kubernetesSecrets === 'forbidden' && makesSecret(object, credentials)) {
        yield forbidden(object, cluster.name);
      }
    }
  },
};

/** A Secret that somebody signs in with is there in any case, whoever makes it. */
function makesSecret({ identity, manifest }: RenderedObject, credentials: ReadonlySet<string>): boolean {
  const target = objectAt(objectAt(manifest, 'spec'), 'target').name ?? identity.name;
  if (credentials.has(`${identity.namespace}/${target}`)) return false;
  if (SECRET_MAKERS.has(kindKey(identity))) return true;
  return identity.kind === 'SecretProviderClass' && objectsAt(objectAt(manifest, 'spec'), 'secretObjects').length > 0;
}

function missing({ identity, path }: RenderedObject, reason: string): Finding {
  return {
    code: MISSING,
    severity: 'error',
    path,
    problem: `${describe(identity)} has nobody to act on it: ${reason}.`,
    cause: 'The API server does not know its kind, or nothing ever reads it.',
    mend: 'Let the cluster have the add-on, or take the object away.',
  };
}

function forbidden({ identity, path }: RenderedObject, cluster: string): Finding {
  return {
    code: FORBIDDEN,
    severity: 'error',
    path,
    problem: `${describe(identity)} makes a Kubernetes Secret, and the policy of cluster "${cluster}" forbids them.`,
    cause: 'The value would lie in etcd.',
    mend: "Bind it as a mounted file, or allow Secrets in the cluster: policy: { kubernetesSecrets: 'allowed' }.",
  };
}

import { describe, kindKey, objectAt, objectsAt } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Kinds that end in a Kubernetes Secret, some of them with a field. */
const SECRET_MAKERS: ReadonlySet<string> = new Set([
  'external-secrets.io/ClusterExternalSecret',
  'external-secrets.io/ExternalSecret',
  'secrets-store.csi.x-k8s.io/SecretProviderClass',
]);

/** Where the policy forbids Kubernetes Secrets, nothing written by hand makes one. */
export const forbiddenSecrets: Rule = {
  code: 'manifest/forbidden-secret',
  severity: 'error',
  *check({ kubernetesSecrets, name, objects, stores }): Iterable<RuleFinding> {
    if (kubernetesSecrets !== 'forbidden') return;
    const credentials = new Set(
      stores.flatMap((store) => store.credentials.map((one) => `${one.namespace}/${one.name}`)),
    );
    for (const object of objects) {
      if (!makesSecret(object, credentials)) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} makes a Kubernetes Secret, and the policy of cluster "${name}" forbids them.`,
        cause: 'The value would lie in etcd.',
        mend: "Bind it as a mounted file, or allow Secrets in the cluster: policy: { kubernetesSecrets: 'allowed' }.",
      };
    }
  },
};

/** A Secret that somebody signs in with is there in any case, whoever makes it. */
function makesSecret({ identity, manifest }: RenderedObject, credentials: ReadonlySet<string>): boolean {
  if (!SECRET_MAKERS.has(kindKey(identity))) return false;
  const spec = objectAt(manifest, 'spec');
  if (identity.kind === 'SecretProviderClass') return objectsAt(spec, 'secretObjects').length > 0;
  return !credentials.has(`${identity.namespace}/${objectAt(spec, 'target').name ?? identity.name}`);
}

import { describe } from '../../core/manifest.ts';
import { secretRightsOf } from '../../core/secret-rights.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** No role of the program reads Secrets that it does not name. */
export const namedSecrets: Rule = {
  code: 'rbac/all-secrets',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const kind of ['ClusterRole', 'Role']) {
      for (const role of cluster.ofKind('rbac.authorization.k8s.io', kind)) {
        if (!cluster.isOwnUnit(role.unit) || secretRightsOf(role.manifest) !== 'all') continue;
        yield {
          path: role.path,
          problem: `${describe(role.identity)} reads every Secret ${reachOf(role)}.`,
          cause: 'Whoever gets hold of one account with it has all values, those too that come tomorrow.',
          mend: "Name the Secrets: resourceNames: ['…'], with the verb get alone; list and watch show the values as well.",
        };
      }
    }
  },
};

function reachOf({ identity: { kind, namespace } }: RenderedObject): string {
  return kind === 'Role' ? `of namespace "${namespace}"` : 'of the namespaces that it is bound in, or of the cluster';
}

import type { ClusterView } from '../cluster-view.ts';
import { correctName, missingFindings } from '../references/missing.ts';
import type { Reference } from '../references/reference.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A store that something reads or writes is made by somebody, of that kind and in that namespace. */
export const producedStores: Rule = {
  code: 'eso/no-store',
  severity: 'warning',
  check(cluster): Iterable<RuleFinding> {
    const { missing } = cluster.references();
    return missingFindings(cluster, [...missing('SecretStore'), ...missing('ClusterSecretStore')], (one) =>
      mendFor(cluster, one),
    );
  },
};

/** Without a kind, an ExternalSecret means a SecretStore of its own namespace (External Secrets Operator 2.9.0). */
function mendFor(cluster: ClusterView, reference: Reference): string {
  const { from, kind, name } = reference;
  const other = kind === 'SecretStore' ? 'ClusterSecretStore' : 'SecretStore';
  const { namespace = '' } = from.identity;
  return cluster.references().makers.made.has(other, namespace, name)
    ? `Write kind: '${other}' in the reference, since one of that name is there`
    : `${correctName(cluster, reference)}, or make the ${kind}`;
}

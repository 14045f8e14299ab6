import { describe } from '../../core/manifest.ts';
import type { ClusterView } from '../cluster-view.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** Where there are ExternalSecrets and stores, somebody installs the operator. */
export const presentOperator: Rule = {
  code: 'eso/no-operator',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const { addOns, missing, name } = cluster;
    if (addOns.operator.present || missing.operator !== undefined) return;
    const [first, ...others] = KINDS.flatMap((kind) => cluster.ofKind('external-secrets.io', kind));
    if (first === undefined || bringsCrds(cluster)) return;
    yield {
      path: name,
      problem: `${subjectOf(first, others.length)} External Secrets Operator, which nobody installs in cluster "${name}".`,
      cause:
        'The API server does not know such kinds ("no matches for kind"), and the sync fails; or nobody ever reads them.',
      mend: 'Have the fleet install it, externalSecretsOperator: Operator.installed(); or say that it is there: Operator.managedElsewhere().',
    };
  },
};

const KINDS = ['ExternalSecret', 'ClusterExternalSecret', 'SecretStore', 'ClusterSecretStore', 'PushSecret'];

function subjectOf({ identity }: RenderedObject, others: number): string {
  return others === 0 ? `${describe(identity)} needs` : `${describe(identity)} and ${others} more need`;
}

/** Whoever includes the operator's manifests includes its CRDs. */
function bringsCrds(cluster: ClusterView): boolean {
  return cluster
    .ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')
    .some(({ identity }) => identity.name === 'externalsecrets.external-secrets.io');
}

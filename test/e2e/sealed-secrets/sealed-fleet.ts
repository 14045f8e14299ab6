import { Cluster, Fleet, GitOps, SealedFile, SealedSecret, Unit } from '../../../lib';
import type { SealedContent } from '../../../lib/sealed-secrets/sealed-file';
import { type SyncStep, syncSteps } from '../sync-order';

/** A SealedSecret of the fleet: where it stands, and what it is made of. */
export interface Placed {
  readonly namespace: string;
  readonly name: string;
  readonly sealed: SealedContent;
}

/** What Argo CD syncs for a cluster with these SealedSecrets, the controller among it. */
export function stepsWith(secrets: readonly Placed[]): readonly SyncStep[] {
  const fleet = new Fleet();
  const cluster = new Cluster(fleet, 'prod', {
    kubernetes: '1.34',
    gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  });
  const units = new Map<string, Unit>();
  for (const { name, namespace, sealed } of secrets) {
    const unit = units.get(namespace) ?? new Unit(cluster, namespace, { namespace });
    units.set(namespace, unit);
    new SealedSecret(unit, name, { name, sealed: SealedFile.of(sealed) });
  }
  const { findings, tree } = fleet.render();
  // Notes that nothing reads the Secrets are right: the tests do.
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return syncSteps(tree, 'prod');
}

import { reportFinding } from '../../core/report-finding.ts';
import { GKE_CLUSTER, GOOGLE_SECRET } from '../../upstream/google-secret-manager.ts';
import type { TextRule } from '../../upstream/text-rule.ts';
import type { GoogleSecretManager } from './secret-manager.ts';

/** Reports a project, a region or a cluster that cannot exist. */
export function checkSecretManager(store: GoogleSecretManager): void {
  const { clusterLocation, clusterName, location, project } = store;
  checkAddress(store, 'project of Google Cloud', project, GOOGLE_SECRET.project);
  checkAddress(store, 'region of Google Cloud', location, GOOGLE_SECRET.location);
  checkCluster(store, 'location of a GKE cluster', clusterLocation, GKE_CLUSTER.location);
  checkCluster(store, 'name of a GKE cluster', clusterName, GKE_CLUSTER.name);
}

function checkAddress(store: GoogleSecretManager, what: string, value: string | undefined, rule: TextRule): void {
  if (value === undefined || rule.pattern.test(value)) return;
  reportFinding(store, {
    code: 'gcp/address',
    severity: 'error',
    problem: `"${value}" is no ${what}.`,
    cause: 'It stands in the resource name of every secret, so nothing could be read.',
    mend: `Write ${rule.allowed}.`,
  });
}

function checkCluster(store: GoogleSecretManager, what: string, value: string | undefined, rule: TextRule): void {
  if (value === undefined || rule.pattern.test(value)) return;
  reportFinding(store, {
    code: 'gcp/cluster',
    severity: 'error',
    problem: `"${value}" is no ${what}.`,
    cause:
      'External Secrets Operator names the cluster as issuer of its tokens, and Google Cloud would take none of them.',
    mend: `Write ${rule.allowed}; or leave it out, so that the operator asks its node.`,
  });
}

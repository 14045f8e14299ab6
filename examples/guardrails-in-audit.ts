/** Guardrails that warn and refuse nothing, for the weeks in which you find out what else the cluster holds. */

import * as kplus from 'cdk8s-plus-30';
import { Binding, Cluster, Fleet, GitOps, GoogleSecretManager, Unit, WorkloadIdentity } from '../lib';

const fleet = new Fleet();
const gke = new Cluster(fleet, 'gke', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  guardrails: 'audit',
});
const unit = new Unit(gke, 'search', { namespace: 'search' });

const identity = WorkloadIdentity.gcp(unit, 'identity', { name: 'search', project: 'acme-clusters' });
const secrets = new GoogleSecretManager(unit, 'secrets', { project: 'acme-search', identity });
const search = new kplus.Deployment(unit, 'search', {
  serviceAccount: identity.account,
  containers: [{ image: 'registry.acme.example/shop/search:1.8.3', securityContext: { user: 10001, group: 10001 } }],
});
new Binding(search, 'index-password', {
  property: secrets.secret('index', { field: 'password' }),
  file: '/run/secrets/index/password',
});

export default fleet;

/** The same Secret in several namespaces, a registry's credential: one declaration, and a store that admits these and no other. */

import {
  Cluster,
  ClusterExternalSecret,
  ClusterSecretStore,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  Unit,
  WorkloadIdentity,
} from '../lib';

const namespaces = ['marketing', 'shop'];
const fleet = new Fleet();
const prod = new Cluster(fleet, 'prod', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
  existingNamespaces: namespaces,
});
const unit = new Unit(prod, 'registry', { namespace: 'registry' });

const environment = new PulumiEscEnvironment(unit, 'environment', {
  organization: 'acme',
  project: 'platform',
  environment: 'registry',
  identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'registry-secrets', organization: 'acme' }),
});
const store = new ClusterSecretStore(unit, 'store', {
  name: 'registry',
  conditions: [{ namespaces }],
  provider: environment.externalSecrets.provider('ClusterSecretStore'),
  profile: environment.externalSecrets.profile,
});
new ClusterExternalSecret(unit, 'credential', {
  name: 'registry',
  namespaces,
  store,
  type: 'kubernetes.io/dockerconfigjson',
  data: [{ secretKey: '.dockerconfigjson', remoteRef: environment.property('docker["config.json"]') }],
});

export default fleet;

import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  Cluster,
  ClusterSecretStore,
  ExternalSecret,
  Fleet,
  GitOps,
  PulumiEscEnvironment,
  SecretStore,
  Unit,
} from '../../../lib';
import { type SyncStep, syncSteps } from '../sync-order';
import { asReleased } from './as-released';

/** Where the fleet's environment and the access tokens to it lie. */
export const ENVIRONMENT = 'acme/shop/production';
export const TOKEN = {
  addresses: ['shop/pulumi-access-token', 'finance/pulumi-access-token'],
  key: 'pulumi-access-token',
} as const;

/** The namespaces that the shared store admits; in the second one the plan has no ExternalSecret. */
const ADMITTED = ['shop', 'marketing'];

/**
 * What Argo CD syncs for a cluster whose operator reads Pulumi ESC: a workload's variables, as the plan has them, and
 * ExternalSecrets that are read again each second.
 *
 * @param apiUrl Where Pulumi ESC is.
 */
export function operatorSteps(apiUrl: string): readonly SyncStep[] {
  const fleet = new Fleet();
  const cluster = new Cluster(fleet, 'prod', {
    kubernetes: '1.34',
    gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
    // What somebody else writes by hand is to get as far as the operator.
    guardrails: 'off',
  });
  const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
  const production = environmentOf(unit, 'shop', apiUrl);
  const checkout = new kplus.Deployment(unit, 'checkout', {
    containers: [{ image: 'registry.acme.example/checkout:1.0' }],
  });
  Binding.variables(checkout, {
    DB_USER: production.property('database.user'),
    DB_PASSWORD: production.property('database.password'),
  });
  addExternalSecrets(unit, production);
  const ledger = new Unit(cluster, 'ledger', { namespace: 'finance' });
  addPasswords(ledger, 'finance', environmentOf(ledger, 'finance', apiUrl), { ledger: 'Retain' });
  const { findings, tree } = fleet.render();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return syncSteps(tree, 'prod').map(({ manifests, unit }) => ({ unit, manifests: manifests.map(asReleased) }));
}

function environmentOf(scope: Unit, namespace: string, apiUrl: string): PulumiEscEnvironment {
  const [organization = '', project = '', environment = ''] = ENVIRONMENT.split('/');
  const accessToken = { namespace };
  return new PulumiEscEnvironment(scope, 'production', { organization, project, environment, accessToken, apiUrl });
}

function addExternalSecrets(unit: Unit, production: PulumiEscEnvironment): void {
  addPasswords(unit, 'shop', production, { fresh: 'Retain', retain: 'Retain', delete: 'Delete', drop: 'Delete' });
  const { profile, provider } = production.externalSecrets;
  const shared = new ClusterSecretStore(unit, 'shared', {
    name: 'shared',
    conditions: [{ namespaces: ADMITTED }],
    provider: provider('ClusterSecretStore'),
    profile,
  });
  new ExternalSecret(unit, 'login', {
    name: 'login',
    namespace: 'shop',
    refresh: Duration.seconds(1),
    store: shared,
    type: 'kubernetes.io/basic-auth',
    dataFrom: [{ extract: production.property('database') }],
    template: { data: { username: '{{ .user }}', password: '{{ .password }}' }, labels: { tier: 'db' } },
  });
  new ExternalSecret(unit, 'whole', {
    name: 'whole',
    namespace: 'shop',
    store: shared,
    data: [{ secretKey: 'database', remoteRef: { key: 'database' } }],
  });
}

/** ExternalSecrets of the password by name, with their deletion policies, and the SecretStore that they read. */
function addPasswords(
  unit: Unit,
  namespace: string,
  production: PulumiEscEnvironment,
  policies: Readonly<Record<string, 'Delete' | 'Retain'>>,
): void {
  const { profile, provider } = production.externalSecrets;
  const store = new SecretStore(unit, 'esc', { name: 'esc', namespace, provider: provider('SecretStore'), profile });
  const data = [{ secretKey: 'password', remoteRef: production.property('database.password') }];
  for (const [name, deletionPolicy] of Object.entries(policies)) {
    new ExternalSecret(unit, name, { name, namespace, store, deletionPolicy, data, refresh: Duration.seconds(1) });
  }
}

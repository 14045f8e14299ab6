import { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import {
  AddOn,
  AzureKeyVault,
  Binding,
  Cluster,
  Delivery,
  Driver,
  type Fleet,
  GitOps,
  Operator,
  PulumiEscEnvironment,
  Unit,
  WorkloadIdentity,
} from '../../lib/index.ts';

const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });

/** Clusters whose stores, identities and add-ons do not fit together. */
export function accounts(fleet: Fleet): void {
  tokens(fleet);
  audiences(fleet);
  forbidden(fleet);
}

/** A driver that asks for tokens in front of a provider that fails on them. */
function tokens(fleet: Fleet): void {
  const cluster = new Cluster(fleet, 'tokens', {
    kubernetes: '1.33',
    stage: 'production',
    gitOps,
    driver: Driver.installed({ tokenRequests: [{ audience: 'api://AzureADTokenExchange' }] }),
  });
  const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
  // Of another stage, and its access token in a namespace that nobody creates.
  const environment = new PulumiEscEnvironment(unit, 'staging', {
    organization: 'acme',
    project: 'shop',
    environment: 'staging',
    accessToken: { namespace: 'pulumi' },
  });
  new Binding(app(unit), 'database', {
    property: environment.property('database.password'),
    file: '/run/secrets/database',
    delivery: Delivery.csiFiles(),
  });
}

/** A driver managed elsewhere that asks for no token, in front of a provider that signs in with one. */
function audiences(fleet: Fleet): void {
  const cluster = new Cluster(fleet, 'audiences', {
    kubernetes: '1.33',
    gitOps,
    driver: Driver.managedElsewhere(),
    csiProviders: { azure: AddOn.managedElsewhere() },
  });
  const unit = new Unit(cluster, 'catalog', { namespace: 'catalog' });
  const identity = WorkloadIdentity.azure(unit, 'identity', {
    name: 'catalog',
    clientId: '11111111-2222-3333-4444-555555555555',
  });
  const vault = new AzureKeyVault(unit, 'vault', {
    vaultName: 'acme-catalog',
    tenantId: '66666666-7777-8888-9999-000000000000',
    identity,
  });
  const deployment = app(unit, identity.account);
  new Binding(deployment, 'tls', { property: vault.secret('tls'), file: '/run/secrets/tls' });
}

/** An ExternalSecret by hand, where there is no operator and no Secret may be made. */
function forbidden(fleet: Fleet): void {
  const cluster = new Cluster(fleet, 'forbidden', {
    kubernetes: '1.33',
    gitOps,
    externalSecretsOperator: Operator.absent(),
    policy: { kubernetesSecrets: 'forbidden' },
  });
  const unit = new Unit(cluster, 'orders', { namespace: 'orders' });
  new ApiObject(unit, 'database', {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database' },
    spec: { secretStoreRef: { name: 'orders' }, data: [] },
  });
}

function app(unit: Unit, serviceAccount?: kplus.IServiceAccount): kplus.Deployment {
  return new kplus.Deployment(unit, 'app', {
    serviceAccount,
    containers: [
      {
        image: 'registry.example.com/app:1.0.0',
        portNumber: 8080,
        securityContext: { user: 0, ensureNonRoot: false },
      },
    ],
  });
}

import { Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
// Written by `npm run import`: a path that the environment does not have does not compile.
import { EscSecretsStoreCsiDriverDemoCsiSecretsStoreApp as TutorialEnvironment } from './imports/esc/esc-secrets-store-csi-driver-demo-csi-secrets-store-app.ts';
import { FinanceProduction } from './imports/esc/finance-production.ts';
import { MarketingProduction } from './imports/esc/marketing-production.ts';
import { ShopProduction } from './imports/esc/shop-production.ts';
import { ShopStaging } from './imports/esc/shop-staging.ts';
import {
  AddOn,
  AwsParameterStore,
  AwsSecretsManager,
  AzureKeyVault,
  Binding,
  Cluster,
  Delivery,
  Driver,
  Fleet,
  GitOps,
  Unit,
  WorkloadIdentity,
} from './lib/index.ts';

const fleet = new Fleet({
  // Written by `npm run import` too: synth compares every property with it.
  escLock: 'esc.lock.json',
  stages: { production: ['production'], staging: ['staging'] },
});
const repository = 'https://github.com/acme/clusters.git';

const kind = new Cluster(fleet, 'kind', {
  kubernetes: '1.33',
  gitOps: GitOps.flux({ repository }),
});
tutorial(kind);

const prod = new Cluster(fleet, 'prod', {
  stage: 'production',
  kubernetes: '1.35',
  gitOps: GitOps.argoCd({ repository }),
  policy: { unpinnedImages: 'error' },
});
checkout(prod);
ledger(prod);
newsletter(prod);

// Pulumi ESC without a token in the cluster: External Secrets Operator signs in as a ServiceAccount.
const staging = new Cluster(fleet, 'staging', {
  stage: 'staging',
  kubernetes: '1.34',
  gitOps: GitOps.flux({ repository }),
  oidcIssuer: 'https://oidc.staging.acme.example',
  reloader: {},
});
storefront(staging);

// Azure Key Vault with Workload ID; AKS brings the driver and the provider itself.
const aks = new Cluster(fleet, 'aks', {
  kubernetes: '1.34',
  gitOps: GitOps.argoCd({ repository }),
  driver: Driver.managedElsewhere({ tokenAudiences: ['api://AzureADTokenExchange'], syncsSecrets: true }),
  csiProviders: { azure: AddOn.managedElsewhere() },
});
catalog(aks);

// AWS: secrets as files, parameters as variables.
const eks = new Cluster(fleet, 'eks', {
  kubernetes: '1.33',
  gitOps: GitOps.argoCd({ repository }),
  networkPolicies: true,
});
orders(eks);

export default fleet;

/** The tutorial's pod: prints every secret that it finds in a file, then stays. */
function tutorial(cluster: Cluster): void {
  const name = 'example-provider-pulumi-esc';
  const unit = new Unit(cluster, name, { namespace: 'default' });
  const environment = new TutorialEnvironment(unit, 'csi-secrets-store-app', {
    organization: 'acme',
    accessToken: { namespace: 'default' },
  });
  const deployment = new kplus.Deployment(unit, name, {
    ...named(name),
    replicas: 1,
    containers: [
      {
        name: 'client',
        image: 'docker.io/library/busybox:1.37.0',
        command: ['sh', '-c'],
        args: ['set -eu; for file in /run/secrets/*; do echo "$file: $(cat "$file")"; done; tail -f /dev/null'],
        // The Pulumi ESC CSI provider 0.1.1 hands out files that root alone can read.
        securityContext: { user: 0, ensureNonRoot: false },
        resources: {
          cpu: { request: kplus.Cpu.millis(10) },
          memory: { request: Size.mebibytes(8), limit: Size.mebibytes(16) },
        },
      },
    ],
  });
  deployment.select(byName(name));
  new Binding(deployment, 'hello', {
    property: environment.property('app.hello'),
    file: '/run/secrets/hello',
    delivery: Delivery.csiFiles({ className: name }),
  });
}

/** A web shop: three files for a process that does not run as root. */
function checkout(cluster: Cluster): void {
  const unit = new Unit(cluster, 'checkout', { namespace: 'shop' });
  const environment = new ShopProduction(unit, 'production', { accessToken: { namespace: 'shop' } });
  const deployment = new kplus.Deployment(unit, 'checkout', {
    ...named('checkout'),
    replicas: 3,
    containers: [hardened('registry.acme.example/shop/checkout:4.12.0', 8080)],
  });
  deployment.select(byName('checkout'));
  const files = {
    'db-password': environment.property('database.password'),
    'db-ca.crt': environment.property('database.tls["ca.crt"]'),
    'payment-key': environment.property('payments.providers[0].key'),
  };
  Binding.files(deployment, '/run/secrets/checkout', files, { delivery: Delivery.copiedCsiFiles() });
}

/** A ledger: one replica, another team, hence another access token. */
function ledger(cluster: Cluster): void {
  const unit = new Unit(cluster, 'ledger', { namespace: 'finance' });
  const environment = new FinanceProduction(unit, 'production', { accessToken: { namespace: 'finance' } });
  const statefulSet = new kplus.StatefulSet(unit, 'ledger', {
    ...named('ledger'),
    replicas: 1,
    service: new kplus.Service(unit, 'service', {
      metadata: { name: 'ledger' },
      clusterIP: 'None',
      ports: [{ port: 8443 }],
    }),
    containers: [hardened('registry.acme.example/finance/ledger:2.3.1', 8443)],
  });
  statefulSet.select(byName('ledger'));
  const files = {
    'signing-key': environment.property('signing.key'),
    'bank.json': environment.property('bank.credentials'),
  };
  Binding.files(statefulSet, '/run/secrets/ledger', files, { delivery: Delivery.copiedCsiFiles() });
}

/** A nightly job. */
function newsletter(cluster: Cluster): void {
  const unit = new Unit(cluster, 'newsletter', { namespace: 'marketing' });
  const environment = new MarketingProduction(unit, 'production', { accessToken: { namespace: 'marketing' } });
  const cronJob = new kplus.CronJob(unit, 'newsletter', {
    ...named('newsletter'),
    schedule: Cron.schedule({ hour: '2', minute: '30' }),
    containers: [hardened('registry.acme.example/marketing/newsletter:1.0.7')],
  });
  const files = {
    'smtp-password': environment.property('smtp.password'),
    'unsubscribe-key': environment.property('unsubscribe.key'),
  };
  Binding.files(cronJob, '/run/secrets/newsletter', files, { delivery: Delivery.copiedCsiFiles() });
}

/** A web shop's front: variables that follow their values, and a file that a container without privilege can read. */
function storefront(cluster: Cluster): void {
  const unit = new Unit(cluster, 'storefront', { namespace: 'shop' });
  const identity = WorkloadIdentity.pulumi(unit, 'identity', { name: 'storefront-secrets', organization: 'acme' });
  const environment = new ShopStaging(unit, 'staging', { identity });
  const deployment = new kplus.Deployment(unit, 'storefront', {
    ...named('storefront'),
    replicas: 2,
    containers: [hardened('registry.acme.example/shop/storefront:7.1.0', 3000)],
  });
  deployment.select(byName('storefront'));
  Binding.variables(
    deployment,
    { SESSION_KEY: environment.property('session.key'), SEARCH_API_KEY: environment.property('search["api-key"]') },
    { rotation: { every: Duration.minutes(15), onChange: 'restart' } },
  );
  new Binding(deployment, 'features', {
    property: environment.property('features.json'),
    file: '/run/secrets/features/features.json',
  });
}

/** A catalogue: a certificate as a file, a database as variables. */
function catalog(cluster: Cluster): void {
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
  const deployment = new kplus.Deployment(unit, 'catalog', {
    ...named('catalog'),
    replicas: 3,
    serviceAccount: identity.account,
    containers: [hardened('registry.acme.example/shop/catalog:2.9.4', 8080)],
  });
  deployment.select(byName('catalog'));
  Binding.files(deployment, '/run/secrets/tls', {
    'server.pem': vault.certificateWithKey('catalog-tls'),
    'partner.pem': vault.certificate('partner-ca'),
  });
  Binding.variables(deployment, { DB_USER: vault.secret('db-user'), DB_PASSWORD: vault.secret('db-password') });
}

/** Orders: one role for the pods, which both stores trust. */
function orders(cluster: Cluster): void {
  const unit = new Unit(cluster, 'orders', { namespace: 'orders' });
  const identity = WorkloadIdentity.awsIrsa(unit, 'identity', {
    name: 'orders',
    roleArn: 'arn:aws:iam::123456789012:role/orders',
  });
  const secrets = new AwsSecretsManager(unit, 'secrets', { region: 'eu-central-1', identity });
  const parameters = new AwsParameterStore(unit, 'parameters', { region: 'eu-central-1', identity });
  const statefulSet = new kplus.StatefulSet(unit, 'orders', {
    ...named('orders'),
    replicas: 2,
    serviceAccount: identity.account,
    service: new kplus.Service(unit, 'service', {
      metadata: { name: 'orders' },
      clusterIP: 'None',
      ports: [{ port: 8080 }],
    }),
    containers: [hardened('registry.acme.example/shop/orders:5.0.2', 8080)],
  });
  statefulSet.select(byName('orders'));
  Binding.files(statefulSet, '/run/secrets/orders', {
    'db-password': secrets.secret('orders/db-password'),
    'signing-key': secrets.secret('orders/signing-key'),
  });
  Binding.variables(statefulSet, { QUEUE_URL: parameters.parameter('/orders/queue-url') });
}

/** A container that holds no privilege. */
function hardened(image: string, portNumber?: number): kplus.ContainerProps {
  return {
    image,
    portNumber,
    resources: {
      cpu: { request: kplus.Cpu.millis(100) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
    },
    securityContext: {
      user: 10001,
      group: 10001,
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    },
  };
}

/** Pods labelled and selected by the field's own label. */
function named(name: string): kplus.WorkloadProps {
  const labels = { 'app.kubernetes.io/name': name };
  return { metadata: { labels }, podMetadata: { labels }, select: false };
}

function byName(name: string): kplus.LabelSelector {
  return kplus.LabelSelector.of({ labels: { 'app.kubernetes.io/name': name } });
}

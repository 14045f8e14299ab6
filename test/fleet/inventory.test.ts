import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  Cluster,
  type ClusterProps,
  Delivery,
  Fleet,
  GitOps,
  type Inventory,
  Operator,
  PulumiEscEnvironment,
  type Store,
  Unit,
} from '../../lib';

const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });

test('a file that the driver mounts names its class and no Secret', () => {
  const { bindings } = inventoryOf((deployment, environment) => {
    new Binding(deployment, 'key', {
      property: environment.property('signing.key'),
      file: '/run/secrets/key',
      delivery: Delivery.csiFiles(),
    });
  });

  expect(bindings).toEqual([
    {
      path: 'prod/shop/checkout/key',
      unit: 'shop',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'checkout' },
      pods: 3,
      account: 'checkout',
      container: 'main',
      store: 'acme/shop/production',
      property: 'signing.key',
      target: { file: '/run/secrets/key' },
      delivery: 'csi-files',
      reason: expect.any(String),
      className: 'checkout-key',
      inEtcd: false,
      callsPerHour: 0,
      callsPerPodStart: 2,
    },
  ]);
});

test('a variable that the operator keeps names its Secret and how often it looks', () => {
  const { bindings } = inventoryOf((deployment, environment) => {
    new Binding(deployment, 'key', {
      property: environment.property('signing.key'),
      variable: 'SIGNING_KEY',
      rotation: { every: Duration.minutes(10), onChange: 'restart' },
    });
  });

  expect(bindings).toMatchObject([
    {
      delivery: 'external-secret',
      secret: { name: 'checkout-production-10m', key: 'key' },
      onChange: 'restart',
      refreshSeconds: 600,
      inEtcd: true,
    },
  ]);
});

test('a store says who reads it, and with what', () => {
  const { stores } = inventoryOf(twoDeliveries);

  expect(stores).toEqual([
    {
      address: 'acme/shop/production',
      kind: 'Pulumi ESC environment',
      readers: [
        {
          name: 'CSI provider pulumi 0.1.1',
          credentials: [{ namespace: 'shop', name: 'pulumi-access-token', key: 'pulumi-access-token' }],
          accounts: [],
        },
        {
          name: 'External Secrets Operator 2.9.0',
          credentials: [{ namespace: 'shop', name: 'pulumi-access-token', key: 'pulumi-access-token' }],
          accounts: [],
        },
      ],
    },
  ]);
});

test('add-ons have the versions that the fleet installs', () => {
  const { addOns } = inventoryOf(twoDeliveries);

  expect(addOns).toEqual(
    expect.arrayContaining([
      { name: 'external-secrets', version: '2.9.0' },
      { name: 'pulumi-esc-csi-provider', version: '0.1.1' },
      { name: 'secrets-store-csi-driver', version: '1.6.0' },
    ]),
  );
});

test('a Helm release is an add-on with the version of its chart', () => {
  const { addOns } = inventoryOf(twoDeliveries, { externalSecretsOperator: Operator.helmChart() });

  expect(addOns).toContainEqual({ name: 'external-secrets', version: '2.9.0' });
});

test('units stand in the order of sync', () => {
  const { units } = inventoryOf(twoDeliveries);

  expect(units.map(({ rank }) => rank)).toEqual([...units.map(({ rank }) => rank)].sort());
  expect(units.at(-1)).toMatchObject({ name: 'shop', dependsOn: expect.arrayContaining(['external-secrets']) });
});

test('what is done by hand has its titles in order', () => {
  const { bootstrap } = inventoryOf(twoDeliveries);

  expect(bootstrap).toEqual([
    'Create namespace shop',
    'Create the access token Secret shop/pulumi-access-token',
    'Install Flux',
    'Let no unit hold up others',
    'Hand the cluster to Flux',
  ]);
});

test('a cluster has the warnings about itself and not those of others', () => {
  const fleet = new Fleet();
  for (const name of ['prod', 'staging']) {
    const unit = new Unit(new Cluster(fleet, name, { kubernetes: '1.33', gitOps }), 'web', { namespace: 'default' });
    new kplus.ConfigMap(unit, 'settings');
    if (name === 'prod') new kplus.Deployment(unit, 'web', { containers: [{ image: 'web', portNumber: 80 }] });
  }

  const { inventories } = fleet.render();

  expect(inventories.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['image/unpinned'], []]);
});

function twoDeliveries(deployment: kplus.Deployment, environment: PulumiEscEnvironment): void {
  const property = environment.property('signing.key');
  new Binding(deployment, 'key', { property, file: '/run/secrets/key', delivery: Delivery.csiFiles() });
  new Binding(deployment, 'variable', { property, variable: 'SIGNING_KEY' });
}

function inventoryOf(
  bind: (deployment: kplus.Deployment, environment: PulumiEscEnvironment & Store) => void,
  props: Partial<ClusterProps> = {},
): Inventory {
  const fleet = new Fleet();
  const cluster = new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps, reloader: {}, ...props });
  const unit = new Unit(cluster, 'shop', { namespace: 'shop' });
  const environment = new PulumiEscEnvironment(unit, 'production', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    accessToken: { namespace: 'shop' },
  });
  const deployment = new kplus.Deployment(unit, 'checkout', {
    replicas: 3,
    serviceAccount: new kplus.ServiceAccount(unit, 'account', { metadata: { name: 'checkout' } }),
    containers: [
      {
        image: 'registry.example.com/checkout:1.0.0',
        portNumber: 8080,
        securityContext: { user: 0, ensureNonRoot: false },
      },
    ],
  });
  bind(deployment, environment);
  const [inventory] = fleet.render().inventories;
  if (inventory === undefined) throw new Error('The fleet has no cluster');
  return inventory;
}

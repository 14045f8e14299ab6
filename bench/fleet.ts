import { type ApiObjectProps, App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import { BareObject } from '../imports/bare-object';
import {
  Binding,
  Cluster,
  Delivery,
  ExternalSecretsOperator,
  Fleet,
  GitOps,
  PulumiEscCsiProvider,
  PulumiEscEnvironment,
  SecretsStoreCsiDriver,
  SecretsStoreCsiDriverCrds,
  Unit,
} from '../lib';
import type { JsonObject } from '../lib/core/json';

const gitOps = GitOps.flux({ repository: 'https://git.example.com/bench.git' });

/**
 * How the apps read their values: all as files that the driver mounts, or every second one as variables that External Secrets
 * Operator keeps.
 */
export type Reading = 'files' | 'mixed';

/** A fleet of one cluster with so many apps: a unit each, with a ServiceAccount, a Deployment and two bindings. */
export function fleetOf(apps: number, reading: Reading, outdir: string): Fleet {
  const fleet = new Fleet({ outdir });
  addApps(new Cluster(fleet, 'bench', { kubernetes: '1.33', gitOps }), apps, reading);
  return fleet;
}

/** The same constructs in a plain cdk8s `App`: a chart a unit, what the fleet derives included. */
export function appOf(apps: number, reading: Reading, outdir: string): App {
  const app = new App({ outdir });
  addApps(app, apps, reading);
  const names = [...Array(apps).keys()].map((index) => `app-${index}`);
  addPlatform(app, names, reading);
  const operator = reading === 'mixed' ? ['external-secrets'] : [];
  addSyncObjects(app, ['crds', 'secrets-store-csi-driver', 'pulumi-esc-csi-provider', ...operator, ...names]);
  return app;
}

function addPlatform(app: App, names: readonly string[], reading: Reading): void {
  new SecretsStoreCsiDriverCrds(new Unit(app, 'crds'), 'crds');
  new SecretsStoreCsiDriver(new Unit(app, 'secrets-store-csi-driver'), 'driver');
  new PulumiEscCsiProvider(new Unit(app, 'pulumi-esc-csi-provider'), 'provider', {
    authSecrets: [{ name: 'pulumi-access-token', namespace: 'default' }],
  });
  if (reading === 'files') return;
  new ExternalSecretsOperator(new Unit(app, 'external-secrets'), 'operator', {
    writes: [{ namespace: 'default', names: names.map((name) => `${name}-environment`) }],
    reads: [{ namespace: 'default', name: 'pulumi-access-token' }],
  });
}

function addSyncObjects(app: App, names: readonly string[]): void {
  const units = names.map((name) => ({
    name,
    path: `dist/bench/${name}`,
    dependsOn: [],
    rank: 0,
    retained: false,
    namespaces: ['default'],
    clusterScopedKinds: [],
    kinds: [],
    injectedWebhooks: [],
  }));
  const unit = new Unit(app, gitOps.unitName);
  for (const manifest of gitOps.syncObjects(unit, { name: 'bench', path: 'dist/bench/flux', units })) {
    const object = manifest as JsonObject & ApiObjectProps;
    new BareObject(unit, `${object.kind}-${object.metadata?.name}`, object);
  }
}

function addApps(scope: Construct, apps: number, reading: Reading): void {
  const environment = new PulumiEscEnvironment(scope, 'environment', {
    organization: 'acme',
    project: 'bench',
    environment: 'production',
    accessToken: { namespace: 'default' },
  });
  for (let index = 0; index < apps; index += 1) {
    addApp(scope, environment, `app-${index}`, reading === 'files' || index % 2 === 0 ? 'files' : 'variables');
  }
}

function addApp(scope: Construct, environment: PulumiEscEnvironment, name: string, reads: 'files' | 'variables'): void {
  const unit = new Unit(scope, name, { namespace: 'default' });
  const serviceAccount = new kplus.ServiceAccount(unit, 'account', { metadata: { name } });
  const deployment = new kplus.Deployment(unit, name, {
    serviceAccount,
    containers: [
      {
        image: `registry.example.com/${name}:1.0.0`,
        portNumber: 8080,
        securityContext: { user: 0, ensureNonRoot: false },
      },
    ],
  });
  const [user, password] = ['database.user', 'database.password'].map((path) => environment.property(path));
  if (user === undefined || password === undefined) return;
  if (reads === 'variables') {
    Binding.variables(deployment, { DATABASE_USER: user, DATABASE_PASSWORD: password });
    return;
  }
  const delivery = Delivery.csiFiles();
  new Binding(deployment, 'user', { property: user, file: '/run/secrets/user/value', delivery });
  new Binding(deployment, 'password', { property: password, file: '/run/secrets/password/value', delivery });
}

import { App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import { Binding, Cluster, Delivery, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../lib';

/** A fleet of one cluster with so many apps: a unit each, with a ServiceAccount, a Deployment and two bound files. */
export function fleetOf(apps: number, outdir: string): Fleet {
  const fleet = new Fleet({ outdir });
  const cluster = new Cluster(fleet, 'bench', {
    kubernetes: '1.33',
    gitOps: GitOps.flux({ repository: 'https://git.example.com/bench.git' }),
  });
  addApps(cluster, apps);
  return fleet;
}

/** The same constructs in a plain cdk8s `App`. */
export function appOf(apps: number, outdir: string): App {
  const app = new App({ outdir });
  addApps(app, apps);
  return app;
}

function addApps(scope: Construct, apps: number): void {
  const environment = new PulumiEscEnvironment(scope, 'environment', {
    organization: 'acme',
    project: 'bench',
    environment: 'production',
    accessToken: { namespace: 'default' },
  });
  for (let index = 0; index < apps; index += 1) addApp(scope, environment, `app-${index}`);
}

function addApp(scope: Construct, environment: PulumiEscEnvironment, name: string): void {
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
  for (const file of ['user', 'password']) {
    new Binding(deployment, file, {
      property: environment.property(`database.${file}`),
      file: `/run/secrets/${file}/value`,
      delivery: Delivery.csiFiles(),
    });
  }
}

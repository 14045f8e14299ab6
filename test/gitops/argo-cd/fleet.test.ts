import * as kplus from 'cdk8s-plus-30';
import {
  Binding,
  type ClusterProps,
  GitOps,
  Operator,
  PulumiEscEnvironment,
  Unit,
  WorkloadIdentity,
} from '../../../lib';
import type { JsonObject } from '../../../lib/core/json';
import { metadataOf, objectAt } from '../../../lib/core/manifest';
import { EXTERNAL_SECRETS_WEBHOOKS } from '../../../lib/upstream/external-secrets-operator';
import { cluster, filesOf, findingsOf, objectIn, settings } from '../../support/fleet';

test('what an ExternalSecret stands on comes before it, and the workload after it', () => {
  const prod = argoCluster();
  variableReader(prod);

  const waves = Object.fromEntries(
    ['serviceaccount-', 'secretstore-', 'externalsecret-', 'deployment-'].map((prefix) => [
      prefix,
      waveOf(prod, prefix),
    ]),
  );

  expect(findingsOf(prod)).toEqual([]);
  expect(waves).toEqual({
    'serviceaccount-': '-3',
    'secretstore-': '-2',
    'externalsecret-': '-1',
    'deployment-': undefined,
  });
});

test('a ServiceAccount of a unit without stores needs no wave', () => {
  const prod = argoCluster();
  new kplus.ServiceAccount(settings(prod, 'web', 'default'), 'account', { metadata: { name: 'web' } });

  expect(waveOf(prod, 'serviceaccount-')).toBeUndefined();
});

test('the last unit of a namespace leaves without a change of the project, which would keep its objects', () => {
  const [before, after] = [argoCluster(), argoCluster()];
  for (const prod of [before, after]) settings(prod, 'web', 'default');
  variableReader(before);

  expect(projectOf(before)).toEqual(projectOf(after));
});

test("upstream's chart is read from its repository: no Application names a folder that is not in Git", () => {
  const prod = argoCluster({ externalSecretsOperator: Operator.helmChart() });
  variableReader(prod);

  const folders = new Set([...filesOf(prod).keys()].map((file) => `dist/prod/${file.split('/')[0]}`));
  const paths = applicationsOf(prod).flatMap(pathsOf);

  expect(paths).toContain('dist/prod/shop');
  expect(paths.filter((path) => !folders.has(path))).toEqual([]);
});

test('the CA of each webhook of the chart is no difference', () => {
  const prod = argoCluster({ externalSecretsOperator: Operator.helmChart() });
  variableReader(prod);

  const { ignoreDifferences } = objectAt(objectIn(prod, 'argo-cd/application-prod-external-secrets.yaml'), 'spec');

  const configurations = new Set(EXTERNAL_SECRETS_WEBHOOKS.map(({ configuration }) => configuration));
  expect(ignoreDifferences).toMatchObject([...configurations].sort().map((name) => ({ name })));
});

type Cluster = ReturnType<typeof cluster>;

function argoCluster(props: Partial<ClusterProps> = {}): Cluster {
  return cluster({ gitOps: GitOps.argoCd({ repository: 'https://git.example.com/fleet.git' }), ...props });
}

/** Unit `shop`: a Deployment that reads a variable from a store that External Secrets Operator opens as a ServiceAccount. */
function variableReader(prod: Cluster): void {
  const unit = new Unit(prod, 'shop', { namespace: 'shop' });
  const secrets = new PulumiEscEnvironment(unit, 'secrets', {
    organization: 'acme',
    project: 'shop',
    environment: 'production',
    identity: WorkloadIdentity.pulumi(unit, 'identity', { name: 'shop-reader', organization: 'acme' }),
  });
  const shop = new kplus.Deployment(unit, 'shop', { containers: [{ image: 'registry.example.com/shop:1.0.0' }] });
  new Binding(shop, 'db', { property: secrets.property('db.password'), variable: 'DB_PASSWORD' });
}

/** Wave of the one object whose file has a name that begins so. */
function waveOf(prod: Cluster, prefix: string): unknown {
  const files = [...filesOf(prod).keys()].filter((file) => file.split('/').pop()?.startsWith(prefix));
  const [file = '', ...others] = files.filter((one) => one.startsWith('shop/') || one.startsWith('web/'));
  expect(others).toEqual([]);
  return objectAt(metadataOf(objectIn(prod, file)), 'annotations')['argocd.argoproj.io/sync-wave'];
}

function projectOf(prod: Cluster): JsonObject {
  return objectIn(prod, 'argo-cd/appproject-prod.yaml');
}

function applicationsOf(prod: Cluster): JsonObject[] {
  const files = [...filesOf(prod).keys()].filter((file) => file.startsWith('argo-cd/application-'));
  return files.map((file) => objectIn(prod, file));
}

function pathsOf(application: JsonObject): string[] {
  const { path } = objectAt(objectAt(application, 'spec'), 'source');
  return typeof path === 'string' ? [path] : [];
}

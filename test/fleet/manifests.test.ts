import { ApiObject, type ApiObjectProps, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { GitOps, Operator, Unit } from '../../lib';
import { cluster, filesOf, findingsOf, objectIn, rendering, settings, variableReader } from '../support/fleet';

test('a cluster-scoped object loses the namespace of its unit', () => {
  const prod = cluster();
  object(settings(prod, 'web'), { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' });

  expect(objectIn(prod, 'web/priorityclass-object.yaml').metadata).toEqual({ name: 'object' });
});

test('a custom object keeps the namespace of its unit while nothing says that its kind has none', () => {
  const prod = cluster();
  object(settings(prod, 'web'), { apiVersion: 'example.com/v1', kind: 'Widget' });

  expect(objectIn(prod, 'web/widget-object.yaml').metadata).toMatchObject({ namespace: 'shop' });
});

test.each([
  ['Cluster', { name: 'object' }],
  ['Namespaced', { name: 'object', namespace: 'shop' }],
])('a custom object of a CRD with scope %s has metadata %j', (scope, metadata) => {
  const prod = cluster();
  object(settings(prod, 'web'), { apiVersion: 'example.com/v1', kind: 'Widget' });
  object(new Unit(prod, 'operator'), {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', scope, names: { kind: 'Widget' } },
  });

  expect(objectIn(prod, 'web/widget-object.yaml').metadata).toEqual(metadata);
});

test('a kind of the same name in another group is another kind', () => {
  const prod = cluster();
  object(settings(prod, 'web'), { apiVersion: 'example.com/v1', kind: 'Namespace' });

  expect(objectIn(prod, 'web/namespace-object.yaml').metadata).toMatchObject({ namespace: 'shop' });
});

test('the engine adds its annotations to those of the program', () => {
  const prod = cluster({ gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }) });
  object(new Unit(prod, 'web'), {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'web', annotations: { owner: 'web-team' } },
  });

  expect(objectIn(prod, 'web/namespace-web.yaml').metadata).toMatchObject({
    annotations: { owner: 'web-team', 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
  });
});

test('an object that throws when it is rendered is a finding, and hides no other', () => {
  const prod = cluster();
  const web = settings(prod, 'web');
  const fail = Lazy.any({
    produce: () => {
      throw new Error('the port is not known yet');
    },
  });
  object(web, { apiVersion: 'v1', kind: 'Endpoints', subsets: fail });
  object(new Construct(web, 'inner'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Inner' } });

  const { findings } = rendering(prod);

  expect(findings.map(({ code }) => code)).toEqual(['manifest/name', 'construct/render']);
  expect(findings[1]).toMatchObject({
    path: 'prod/web/object',
    problem: 'Endpoints "object" cannot be rendered.',
    cause: expect.stringContaining('the port is not known yet'),
  });
});

test("an engine's object that cannot be written is a finding as well", () => {
  const prod = cluster({
    gitOps: GitOps.argoCd({ repository: 'https://github.com/acme/clusters.git' }),
    externalSecretsOperator: Operator.helmChart({ values: { replicaCount: Number.NaN } }),
  });
  variableReader(prod, 'checkout');

  expect(findingsOf(prod)).toContain('construct/render error prod/argo-cd');
});

test('a value that YAML has no form for is an error that names its place', () => {
  const prod = cluster();
  object(new Unit(prod, 'web', { namespace: 'default' }), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    data: { ratio: Number.NaN },
  });

  const { findings } = rendering(prod);

  expect(findings).toMatchObject([{ code: 'construct/render', path: 'prod/web/object' }]);
  expect(findings[0]?.cause).toContain('data.ratio is NaN');
});

test('a namespaced object without a namespace is an error', () => {
  const prod = cluster();
  object(new Unit(prod, 'web'), { apiVersion: 'v1', kind: 'ConfigMap' });

  expect(findingsOf(prod)).toEqual(['manifest/namespace error prod/web/object']);
});

test('labels of a unit are on each of its objects', () => {
  const prod = cluster();
  object(new Unit(prod, 'web', { namespace: 'default', labels: { team: 'web' } }), {
    apiVersion: 'v1',
    kind: 'ConfigMap',
  });

  expect(filesOf(prod).get('web/configmap-object.yaml')).toContain('team: web');
});

function object(scope: Construct, props: ApiObjectProps & Record<string, unknown>): void {
  new ApiObject(scope, 'object', props);
}

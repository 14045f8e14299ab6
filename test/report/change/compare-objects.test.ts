import { compareTrees } from '../../../lib/report/change/compare-trees';
import { sentenceOf } from '../../../lib/report/change/sentence';
import { treePair } from './tree-pair';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout, namespace: shop }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: main, image: app:1 }] } }
`;

const ROLE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: [secrets], resourceNames: [token], verbs: [get] }]
`;

const ROLE_BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: driver, namespace: kube-system }]
`;

const EXTERNAL_SECRET = `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: checkout, namespace: shop }
spec: { target: { name: checkout-db, creationPolicy: Owner } }
`;

test('another image restarts the pods of a Deployment', () => {
  const changes = told({ 'deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('app:1', 'app:2')] });

  expect(changes).toEqual(['restart: Deployment shop/checkout, 3 pods']);
});

test('another number of replicas restarts nothing', () => {
  const changes = told({ 'deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('replicas: 3', 'replicas: 4')] });

  expect(changes).toEqual([]);
});

test('a DaemonSet restarts a pod on each node, unless it waits for their deletion', () => {
  const driver = DEPLOYMENT.replace('Deployment', 'DaemonSet').replace(
    'replicas: 3',
    'updateStrategy: { type: RollingUpdate }',
  );
  const waiting = driver.replace('RollingUpdate', 'OnDelete').replace('name: checkout', 'name: waiting');

  const changes = told({
    'daemonset-checkout.yaml': [driver, driver.replace('app:1', 'app:2')],
    'daemonset-waiting.yaml': [waiting, waiting.replace('app:1', 'app:2')],
  });

  expect(changes).toEqual(['restart: DaemonSet shop/checkout, a pod on each node']);
});

test('what a workload with no pod is made from restarts nothing', () => {
  const scaled = DEPLOYMENT.replace('replicas: 3', 'replicas: 0');

  expect(told({ 'deployment-checkout.yaml': [scaled, scaled.replace('app:1', 'app:2')] })).toEqual([]);
});

test('an ExternalSecret takes the Secret that it owns with it, and none that it merged into', () => {
  const merging = EXTERNAL_SECRET.replace('name: checkout,', 'name: merging,').replace('Owner', 'Merge');

  const changes = told({ 'a.yaml': [EXTERNAL_SECRET, undefined], 'b.yaml': [merging, undefined] });

  expect(changes).toEqual([
    'pruned: ExternalSecret shop/checkout with Secret shop/checkout-db, ExternalSecret shop/merging (unit checkout)',
  ]);
});

test('a Secret that something else makes from now on does not go with its ExternalSecret', () => {
  const sealed = EXTERNAL_SECRET.replace('external-secrets.io/v1', 'bitnami.com/v1alpha1')
    .replace('ExternalSecret', 'SealedSecret')
    .replace('name: checkout,', 'name: checkout-db,');

  const changes = told({ 'a.yaml': [EXTERNAL_SECRET, undefined], 'b.yaml': [undefined, sealed] });

  expect(changes).toEqual(['pruned: ExternalSecret shop/checkout (unit checkout)']);
});

test('a Namespace stays', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';

  expect(told({ 'namespace-shop.yaml': [namespace, undefined] })).toEqual([
    'pruned: Namespace shop: left in the cluster, with what depends on it',
  ]);
});

test('where pruning is off, what leaves the program is left in the cluster', () => {
  const kustomization =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: checkout }\nspec: { prune: false }\n';

  const { changes } = compareTrees(
    treePair({
      'prod/checkout/a.yaml': [EXTERNAL_SECRET, undefined],
      'prod/flux/kustomization-checkout.yaml': [kustomization, kustomization],
    }),
  );

  expect(changes.map((change) => sentenceOf(change))).toEqual([
    'ExternalSecret shop/checkout: left in the cluster, with what depends on it',
  ]);
});

test('an object that moves to another file is no deletion', () => {
  expect(told({ 'a.yaml': [EXTERNAL_SECRET, undefined], 'b.yaml': [undefined, EXTERNAL_SECRET] })).toEqual([]);
});

test('a pod that mounts a Secret which no binding makes can read it', () => {
  const mounting = DEPLOYMENT.replace(
    'containers:',
    'volumes: [{ name: tls, secret: { secretName: shop-tls } }], containers:',
  );

  expect(told({ 'deployment-checkout.yaml': [DEPLOYMENT, mounting] })).toEqual([
    'access-widened: Deployment shop/checkout can read Secret shop/shop-tls',
    'restart: Deployment shop/checkout, 3 pods',
  ]);
});

test('a role that names another Secret lets its accounts read that, although their binding is the same', () => {
  const changes = told({
    'role-reader.yaml': [ROLE, ROLE.replace('[token]', '[token, other]')],
    'rolebinding-reader.yaml': [ROLE_BINDING, ROLE_BINDING],
  });

  expect(changes).toEqual(['access-widened: ServiceAccount kube-system/driver can read Secret shop/other']);
});

test('a role for all Secrets of its namespace widens, and a name within it does not', () => {
  const all = ROLE.replace('resourceNames: [token], ', '');
  const rolebinding = { 'rolebinding-reader.yaml': [ROLE_BINDING, ROLE_BINDING] } as const;

  expect(told({ ...rolebinding, 'role-reader.yaml': [ROLE, all] })).toEqual([
    'access-widened: ServiceAccount kube-system/driver can read every Secret in shop',
  ]);
  expect(told({ ...rolebinding, 'role-reader.yaml': [all, ROLE] })).toEqual([
    'access-lost: ServiceAccount kube-system/driver can no longer read every Secret in shop',
  ]);
});

test('a changed root Application is to be applied by hand', () => {
  const root = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: prod, namespace: argocd }\n';

  expect(told({ 'application-prod.yaml': [root, `${root}spec: {}\n`] })).toEqual([
    'by-hand: Apply prod/checkout/application-prod.yaml again: the root Application does not sync itself',
  ]);
});

test('of a cluster that leaves the program nothing is pruned', () => {
  const { changes } = compareTrees(treePair({ 'prod/checkout/a.yaml': [EXTERNAL_SECRET, undefined] }));

  expect(changes.map((change) => sentenceOf(change))).toEqual([
    'Take down what runs in prod: nothing syncs or prunes it any more',
  ]);
});

/** `kind: sentence` of each change, where these files of a unit of cluster `prod` differ. */
function told(files: Readonly<Record<string, readonly [base?: string, head?: string]>>): readonly string[] {
  const other = ['kind: List\n', 'kind: List\n'] as const;
  const paths = Object.entries(files).map(([name, sides]) => [`prod/checkout/${name}`, sides] as const);
  const { changes } = compareTrees(treePair({ 'prod/other/list.yaml': other, ...Object.fromEntries(paths) }));
  return changes.map((change) => `${change.kind}: ${sentenceOf(change)}`);
}

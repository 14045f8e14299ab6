import fc from 'fast-check';
import type { ChangeKind } from '../../../lib/report/change/change';
import { compareTrees } from '../../../lib/report/change/compare-trees';
import { sentenceOf } from '../../../lib/report/change/sentence';
import { inventoryText } from '../../../lib/report/inventory-file';
import { inventory } from '../../support/inventory';
import { DEPLOYMENT, EXTERNAL_SECRET } from './manifests';
import { told } from './told';
import { treePair } from './tree-pair';

const SEALED = `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: token, namespace: shop }
spec: { encryptedData: { token: AgB } }
`;

const ROLE = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: [secrets], resourceNames: [a], verbs: [get] }]
`;

const ROLE_BINDING = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: driver, namespace: kube-system }]
`;

const MOUNTING = DEPLOYMENT.replace('containers:', 'volumes: [{ name: a, secret: { secretName: db } }], containers:');

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

test('a registration of which a fact has changed is to be done again; another reader of a Secret is nothing to do', () => {
  const page = (role: string, reader: string) =>
    [
      '# Before the first sync',
      '## 1. Let it sign in\n\nAWS:\n\n- Role: same',
      `## 2. Let another sign in\n\nAWS:\n\n- Role: ${role}`,
      `## 3. Create the Secret\n\nRead by ${reader}.`,
    ].join('\n\n');

  const { changes } = compareTrees(
    treePair({
      'prod/BOOTSTRAP.md': [page('old', 'x'), page('new', 'x, y')],
      'prod/checkout/a.yaml': [DEPLOYMENT, DEPLOYMENT],
    }),
  );

  expect(changes.map((change) => sentenceOf(change))).toEqual(['Do it again, as it has changed: Let another sign in']);
});

test('an object that moves to another unit is listed', () => {
  const trees = treePair({ 'prod/a/x.yaml': [DEPLOYMENT, undefined], 'prod/b/x.yaml': [undefined, DEPLOYMENT] });

  expect(compareTrees(trees).objects).toMatchObject([{ unit: 'b', state: 'changed', fields: [] }]);
});

test('of a new cluster everything is told', () => {
  const text = inventoryText(inventory({ bootstrap: ['Install Flux'] }));

  const { changes, withoutInventory } = compareTrees(treePair({ 'prod/inventory.json': [undefined, text] }));

  expect(changes.map(({ kind }) => kind)).toEqual(['access-widened', 'by-hand']);
  expect(withoutInventory).toEqual([]);
});

test.each([
  ['no inventory', undefined],
  ['one with the marks of a merge', '<<<<<<< HEAD\n{}\n'],
])('of a cluster that has %s only the objects are told', (_, before) => {
  const after = inventoryText(inventory());
  const trees = treePair({
    'prod/checkout/deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('app:1', 'app:2')],
    'prod/inventory.json': [before, after],
  });

  const { changes, withoutInventory } = compareTrees(trees);

  expect(changes.map(({ kind }) => kind)).toEqual(['restart']);
  expect(withoutInventory).toEqual(['prod']);
});

test('an object that changes, comes or goes is listed by cluster, unit and name; one that moves as it is is not', () => {
  const { objects } = compareTrees(
    treePair({
      'prod/b/deployment-checkout.yaml': [DEPLOYMENT, DEPLOYMENT.replace('replicas: 3', 'replicas: 4')],
      'prod/a/externalsecret-checkout.yaml': [undefined, EXTERNAL_SECRET],
      'prod/c/old.yaml': ['kind: ConfigMap\nmetadata: { name: a }\n', undefined],
      'prod/c/new.yaml': [undefined, 'kind: ConfigMap\nmetadata: { name: a }\n'],
    }),
  );

  expect(objects.map(({ fields, object, state, unit }) => [unit, state, object, fields.length])).toEqual([
    ['a', 'added', 'ExternalSecret shop/checkout', 0],
    ['b', 'changed', 'Deployment shop/checkout', 1],
  ]);
});

test.each(['a: [', 'a: *nowhere'])('what is no YAML has no objects: %s', (text) => {
  const { files, objects } = compareTrees(treePair({ 'prod/a/broken.yaml': [text, undefined] }));

  expect({ files, objects }).toEqual({ files: 1, objects: [] });
});

test('what objects gain one way they lose the other way', () => {
  const texts = fc.option(
    fc.constantFrom(EXTERNAL_SECRET, SEALED, ROLE, ROLE.replace('[a]', '[a, b]'), ROLE_BINDING, MOUNTING, DEPLOYMENT),
    { nil: undefined },
  );
  const sides = fc.tuple(texts, texts);
  const paths = ['deployment-a.yaml', 'role-a.yaml', 'rolebinding-a.yaml'].map((name) => `prod/unit/${name}`);
  const kept = { 'prod/unit/kept.yaml': ['kind: List\n', 'kind: List\n'] as const };

  fc.assert(
    fc.property(sides, sides, sides, (...drawn) => {
      const there = Object.fromEntries(drawn.map((one, index) => [paths[index], one]));
      const back = Object.fromEntries(drawn.map(([base, head], index) => [paths[index], [head, base] as const]));
      const ofKind = (files: typeof there, wanted: ChangeKind) =>
        compareTrees(treePair({ ...kept, ...files }))
          .changes.filter(({ kind }) => kind === wanted)
          .map(({ kind, ...change }) => change);

      expect(ofKind(there, 'access-widened')).toEqual(ofKind(back, 'access-lost'));
      expect(ofKind(there, 'into-etcd')).toEqual(ofKind(back, 'out-of-etcd'));
    }),
  );
});

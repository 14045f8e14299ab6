import { compareTrees } from '../../../lib/report/change/compare-trees';
import { sentenceOf } from '../../../lib/report/change/sentence';
import { EXTERNAL_SECRET } from './manifests';
import { told } from './told';
import { treePair } from './tree-pair';

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

test('what syncs a unit is not told beside it', () => {
  const kustomization =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: checkout }\n';

  expect(told({ '../flux/kustomization-checkout.yaml': [kustomization, undefined] })).toEqual([]);
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

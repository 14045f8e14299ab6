import type { JsonObject } from '../../../lib/core/json';
import { hookOrder } from '../../../lib/rules/gitops/hook-order';
import { check, codes } from '../../support/cluster-subject';
import { externalSecret } from '../../support/manifests';

test('a hook that needs a Secret of the sync itself is refused with both phases', () => {
  const [finding] = check(hookOrder, [migration({ 'argocd.argoproj.io/hook': 'PreSync' }), externalSecret()]);

  expect(finding).toMatchObject({
    code: 'gitops/hook-order',
    severity: 'error',
    path: 'prod/shop/migrate',
    problem:
      'Job "shop/migrate" runs in the phase PreSync and needs Secret "db" of ExternalSecret "shop/db" in the phase Sync.',
  });
});

test("a hook of Helm's is one", () => {
  expect(codes(hookOrder, [migration({ 'helm.sh/hook': 'pre-install,pre-upgrade' }), externalSecret()])).toEqual([
    'gitops/hook-order error prod/shop/migrate',
  ]);
});

test.each<[string, JsonObject]>([
  ['a Job that is no hook', {}],
  ['a hook after the sync', { 'argocd.argoproj.io/hook': 'PostSync' }],
  ['a hook before the deletion', { 'argocd.argoproj.io/hook': 'PreDelete' }],
  ['a hook that Argo CD does not run', { 'helm.sh/hook': 'test' }],
])('%s passes', (_, annotations) => {
  expect(codes(hookOrder, [migration(annotations), externalSecret()])).toEqual([]);
});

test('a hook passes whose Secret is a hook of the same phase', () => {
  const annotations = { 'argocd.argoproj.io/hook': 'PreSync' };
  const secret = { ...externalSecret(), metadata: { name: 'db', namespace: 'shop', annotations } };

  expect(codes(hookOrder, [migration(annotations), secret])).toEqual([]);
});

test('a Job in a wave before its Secret is told of elsewhere', () => {
  const early = { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/sync-wave': '-1' };
  const annotations = { 'argocd.argoproj.io/hook': 'PreSync' };
  const secret = { ...externalSecret(), metadata: { name: 'db', namespace: 'shop', annotations } };

  expect(codes(hookOrder, [migration(early), secret])).toEqual([]);
});

test('with an engine that knows no hooks it passes', () => {
  const sync = {
    stepOf: () => ({ phase: 'Sync', wave: 0 }) as const,
    appliesServerSide: () => true,
    waitsFor: () => false,
  };

  expect(codes(hookOrder, [migration({ 'argocd.argoproj.io/hook': 'PreSync' }), externalSecret()], { sync })).toEqual(
    [],
  );
});

function migration(annotations: JsonObject): JsonObject {
  const containers = [{ name: 'migrate', envFrom: [{ secretRef: { name: 'db' } }] }];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: 'shop', annotations },
    spec: { template: { spec: { containers } } },
  };
}

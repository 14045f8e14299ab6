import type { DeliveryKind } from '../../../lib/core/plan';
import type { ExplainedBinding } from '../../../lib/report/explain/explained';
import { type Explanation, explain } from '../../../lib/report/explain/explanation';
import { explainedBinding, inventory, inventoryStore } from '../../support/inventory';

const OPERATOR = { name: 'External Secrets Operator 2.9.0', credentials: [], accounts: ['shop/checkout-secrets'] };
const SECRET = { delivery: 'external-secret', inEtcd: true, refreshSeconds: 900 } as const;

test('a mounted file comes through the node, by a driver that is named once', () => {
  const { way } = explained();

  expect(way).toContain('the node that it runs on fetches the value');
  expect(way).toContain('the Secrets Store CSI Driver asks CSI provider pulumi 0.1.1');
});

test('a copied file says who copies it', () => {
  expect(explained({ delivery: 'copied-csi-files' }).way).toContain('An init container copies that one');
});

test('a Secret of the operator says how often it asks, and as whom', () => {
  const { way } = explained(SECRET);

  expect(way).toContain('External Secrets Operator 2.9.0, which runs in the cluster, asks the store every 15 minutes');
  expect(way).toContain('It signs in to the store with ServiceAccount shop/checkout-secrets.');
});

test('who signs in is told of the own namespace, where others open the store for others', () => {
  const credentials = ['finance', 'shop'].map((namespace) => ({ namespace, name: 'token', key: 'token' }));
  const readers = [{ name: 'CSI provider pulumi 0.1.1', credentials, accounts: [] }];

  const { way } = explained({}, readers);

  expect(way).toContain('It signs in to the store with Secret shop/token.');
});

test.each<[DeliveryKind, boolean, string]>([
  ['csi-files', false, 'The value lies in no Kubernetes Secret, hence not in etcd.'],
  ['external-secret', true, 'whoever may read Secrets of namespace shop can see it.'],
])('%s says who else can see the value', (delivery, inEtcd, words) => {
  expect(explained({ delivery, inEtcd }).way).toContain(words);
});

test('ways that one cause rules out stand together', () => {
  const cause = "the cluster's policy forbids Kubernetes Secrets";
  const ruledOut = [
    { delivery: 'copied-csi-files', impossible: false, cause: 'csi-files serves it better' },
    { delivery: 'external-secret', impossible: true, cause },
    { delivery: 'csi-synced', impossible: true, cause },
  ] as const;

  expect(explained({ ruledOut }).otherwise).toEqual([
    'copied CSI file would do, but CSI file serves it better',
    `not as Secret by the operator or Secret by the CSI driver: ${cause}`,
  ]);
});

test('a value that waits for the next pod has the command for new ones', () => {
  expect(explained().whenValueChanges).toBe(
    'The next pod gets it. For new pods: kubectl --namespace shop rollout restart deployment/checkout',
  );
});

test('Flux leaves a restart in its own name alone', () => {
  const cluster = { ...inventory({ engine: 'flux' }), bindings: [] };

  const { whenValueChanges } = explain(explainedBinding(), cluster);

  expect(whenValueChanges).toContain('restart deployment/checkout --field-manager=flux-client-side-apply');
});

test('a Secret of the operator has a new value first', () => {
  expect(explained(SECRET).whenValueChanges).toContain(
    'The Secret has it within 15 minutes or so. The next pod gets it.',
  );
});

test('a Secret of the driver may come too late for the first new pod', () => {
  expect(explained({ delivery: 'csi-synced', inEtcd: true }).whenValueChanges).toContain('restart twice');
});

test('the next run of a CronJob gets a new value and lacks a removed one', () => {
  const { whenRemoved, whenValueChanges } = explained({
    workload: { kind: 'CronJob', namespace: 'shop', name: 'nightly' },
  });

  expect(whenValueChanges).toBe('The next run gets it.');
  expect(whenRemoved).toContain('the next run lacks it');
});

test.each<[DeliveryKind, string]>([
  ['csi-files', 'new ones do not start'],
  ['external-secret', 'the Secret keeps the last value'],
])('with %s, a value that is deleted in the store: %s', (delivery, words) => {
  expect(explained({ delivery }).whenDeleted).toContain(words);
});

test.each<[DeliveryKind, string]>([
  ['csi-files', 'nothing of the value stays in the cluster'],
  ['external-secret', 'the Secret with its last key'],
  ['csi-synced', 'when the last owner of a pod that mounted it is gone'],
])('with %s, a binding that is removed: %s', (delivery, words) => {
  expect(explained({ delivery }).whenRemoved).toContain(words);
});

test.each([
  [2, 0, 'For each value 2 whenever a pod starts.'],
  [0, 8, 'For each value 8 an hour.'],
  [2, 360, 'For each value 2 whenever a pod starts, and 360 an hour, 3 pods together.'],
  [0, 0, 'None.'],
])('requests to the store, %d at a start and %d an hour', (callsPerPodStart, callsPerHour, words) => {
  expect(explained({ callsPerPodStart, callsPerHour }).calls).toBe(words);
});

function explained(
  props: Partial<ExplainedBinding> = {},
  readers = [...inventoryStore().readers, OPERATOR],
): Explanation {
  const cluster = { ...inventory({ stores: [inventoryStore({ readers })] }), bindings: [] };
  return explain(explainedBinding(props), cluster);
}

import { Binding, type BindingOptions } from '../../../lib/delivery/binding';
import { Delivery } from '../../../lib/delivery/delivery';
import { environment } from '../../support/environment';
import { app, bind, problemsOn } from '../../support/workload';
import { azureApp, shopWith } from '../delivered';

const FILE = '/run/secrets/db/password';
const NOT_ROOT = { containers: [{ name: 'app', image: 'app:1' }] };

test('a binding that nothing can meet lists each delivery with its cause', () => {
  const deployment = app(NOT_ROOT, shopWith({ kubernetesSecrets: 'forbidden' }));
  bind(deployment, 'db', FILE);

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/no-delivery', severity: 'error', path: 'shop/app/db' });
  expect(finding?.problem).toBe('Nothing on this cluster can bring db.password of acme/shop/production to it.');
  expect(finding?.cause.split('\n').map((line) => line.split(':')[0])).toEqual([
    'Every delivery is ruled out',
    '- csi-files',
    '- copied-csi-files',
    '- external-secret',
    '- csi-synced',
  ]);
  expect(finding?.mend).toMatch(/^Choose one of:\n- copy the file for it/);
});

test('what the store itself rules out is said in its words', () => {
  const { deployment, store } = azureApp({}, shopWith({ kubernetesSecrets: 'forbidden' }));
  bind(deployment, 'db', FILE, { property: store.secret('db', { field: 'password' }) });

  const [finding] = problemsOn(deployment);

  expect(finding?.cause).toContain('- csi-files: the Azure CSI provider 1.8.2 mounts whole secrets');
});

test('a workload that does not run as whom the store trusts is told so, and served by the operator', () => {
  const { store } = azureApp();
  const deployment = app();
  bind(deployment, 'db', FILE, { property: store.secret('db'), delivery: Delivery.csiFiles() });

  const [finding] = problemsOn(deployment);

  expect(finding?.problem).toMatch(/its pods run as ServiceAccount "default", not as "checkout"\.$/);
  expect(finding?.mend).toContain('which takes Delivery.externalSecret()');
});

test.each<[string, BindingOptions, string]>([
  [
    'the choice, and what else would work',
    { delivery: Delivery.csiFiles() },
    'Leave the delivery to the plan, which takes Delivery.externalSecret(), or take Delivery.copiedCsiFiles() or Delivery.csiSynced().',
  ],
  [
    'the choice alone where nothing else works',
    { delivery: Delivery.copiedCsiFiles(), rotation: { onChange: 'reload' } },
    'Leave the delivery to the plan, which takes Delivery.externalSecret(), or take Delivery.csiSynced().',
  ],
])('a forced delivery that cannot work is answered with %s', (_, options, mend) => {
  const deployment = app(NOT_ROOT);
  bind(deployment, 'db', FILE, options);

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/delivery', mend });
});

test('a forced delivery is not left to a plan that has none', () => {
  const deployment = app({}, shopWith({ kubernetesSecrets: 'forbidden' }));
  const property = environment().property('db');
  new Binding(deployment, 'db', { property, variable: 'DB', delivery: Delivery.externalSecret() });

  const [finding] = problemsOn(deployment);

  expect(finding?.code).toBe('binding/delivery');
  expect(finding?.mend).toMatch(/^Choose one of:\n/);
});

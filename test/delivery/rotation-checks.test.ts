import { Duration } from 'cdk8s';
import { Job, Pod } from 'cdk8s-plus-30';
import { Binding, type BindingOptions } from '../../lib/delivery/binding';
import { deliverBindings } from '../../lib/delivery/deliver';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, findingsOn, problemsOn, ROOT_CONTAINER, shop } from '../support/workload';
import { azureApp, shopWith } from './delivered';

const FILE = '/run/secrets/db/password';
const copied = { delivery: Delivery.copiedCsiFiles() };

test('a copy cannot rotate', () => {
  const deployment = app();
  bind(deployment, 'db', FILE, { ...copied, rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['binding/delivery error shop/app/db']);
});

test.each([
  ['/run/secrets/db/password', '/run/secrets/db/second/password'],
  ['/etc/password', '/etc/second/password'],
  ['/password', '/run/secrets/second/password'],
])('%s, mounted as a single file, cannot rotate; it can at %s', (file, mend) => {
  const deployment = app();
  bind(deployment, 'first', '/run/secrets/db/user');
  bind(deployment, 'second', file, { rotation: { onChange: 'reload' } });

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/sub-path-rotation', severity: 'error', path: 'shop/app/second' });
  expect(finding?.mend).toBe(`Give it a folder of its own, like ${mend}.`);
});

test('what rotation costs with this provider is a warning', () => {
  const deployment = app();
  bind(deployment, 'db', FILE, { rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['csi/rotation-cost warning shop/app/db']);
});

test.each<[string, BindingOptions]>([
  ['a synced Secret', { delivery: Delivery.csiSynced(), rotation: { onChange: 'reload' } }],
  ['a synced Secret that restarts', { delivery: Delivery.csiSynced(), rotation: { onChange: 'restart' } }],
])('what rotation costs with this provider is a warning for %s too', (_, options) => {
  const deployment = app({}, shopWith({}));
  bind(deployment, 'db', FILE, options);

  expect(findingsOn(deployment)).toEqual(['csi/rotation-cost warning shop/app/db']);
});

test('a Job that reads the new value at its next run costs nothing', () => {
  const job = new Job(shop(), 'app', { metadata: { name: 'app' }, containers: [ROOT_CONTAINER] });
  bind(job, 'db', FILE, { rotation: { onChange: 'restart' } });

  const [planned] = deliverBindings(job.node.root);

  expect(findingsOn(job)).toEqual([]);
  expect(planned?.data.consequences).toMatchObject({ callsPerHour: 0, whenValueChanges: 'the next run gets it' });
});

test('a provider whose versions settle rotates without a warning', () => {
  const { deployment, store } = azureApp();
  bind(deployment, 'db', FILE, { property: store.secret('db'), rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual([]);
});

test('a file of a Secret that is mounted alone cannot rotate either', () => {
  const deployment = app();
  const delivery = Delivery.externalSecret();
  bind(deployment, 'config', '/etc/app.conf', { delivery, rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['binding/sub-path-rotation error shop/app/config']);
});

test.each<[string, BindingOptions['delivery']]>([
  ['mounted', Delivery.csiFiles()],
  ['kept by the operator', Delivery.externalSecret()],
])('a version that is named and %s never rotates', (_, delivery) => {
  const { deployment, store } = azureApp();
  const property = store.secret('db', { version: '0123456789abcdef0123456789abcdef' });
  bind(deployment, 'db', FILE, { property, delivery, rotation: { onChange: 'reload' } });

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/pinned-rotation', severity: 'warning', path: 'shop/app/db' });
  expect(finding?.problem).toBe(
    'secret/db?version=0123456789abcdef0123456789abcdef names a version, and is to rotate.',
  );
  expect(others).toEqual([]);
});

test('a version that the operator alone could read is named all the same', () => {
  const { deployment, store } = azureApp();
  const property = store.secret('db', { version: '0123456789abcdef0123456789abcdef', field: 'password' });
  bind(deployment, 'db', FILE, { property, rotation: { onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['binding/pinned-rotation warning shop/app/db']);
});

test('a version that is named may be without rotation', () => {
  const { deployment, store } = azureApp();
  bind(deployment, 'db', FILE, { property: store.secret('db', { version: '0123456789abcdef0123456789abcdef' }) });

  expect(findingsOn(deployment)).toEqual([]);
});

test.each(['reload', 'nothing'] as const)("a variable with onChange: '%s' is an error", (onChange) => {
  const deployment = app();
  const property = environment().property('db');
  new Binding(deployment, 'db', { property, variable: 'DB', rotation: { onChange } });

  expect(findingsOn(deployment)).toEqual(['binding/variable-rotation error shop/app/db']);
});

test.each([Duration.seconds(0), Duration.millis(1500)])('nobody looks for a value every %s', (every) => {
  const deployment = app();
  bind(deployment, 'db', FILE, { rotation: { every, onChange: 'reload' } });

  expect(findingsOn(deployment)).toEqual(['binding/rotation-interval error shop/app/db']);
});

test('nobody restarts a bare Pod', () => {
  const pod = new Pod(shopWith({}), 'app', { metadata: { name: 'app' }, containers: [ROOT_CONTAINER] });
  bind(pod, 'db', FILE, { rotation: { onChange: 'restart' } });

  const [finding] = problemsOn(pod);

  expect(finding?.code).toBe('binding/no-delivery');
  expect(finding?.cause).toContain('external-secret: nobody restarts a Pod that no controller made');
});

import { EnvValue } from 'cdk8s-plus-30';
import { Binding } from '../../lib/delivery/binding';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, findingsOn, mountsOf, podOf, problemsOn, ROOT_CONTAINER } from '../support/workload';
import { containerOf, objectsOf, specOf } from './delivered';

const property = environment().property('db.password');

test('a variable is read from the key of the Secret that has the name of the binding', () => {
  const deployment = app();

  new Binding(deployment, 'db-password', { property, variable: 'DB_PASSWORD' });

  expect(containerOf(deployment).env).toEqual([
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'app-production', key: 'db-password' } } },
  ]);
});

test('a variable takes no volume', () => {
  const deployment = app();

  new Binding(deployment, 'db-password', { property, variable: 'DB_PASSWORD' });

  expect(podOf(deployment).volumes).toBeUndefined();
});

test('the author names the Secret and the key', () => {
  const deployment = app();
  const delivery = Delivery.externalSecret({ secretName: 'db', key: 'password' });

  new Binding(deployment, 'db-password', { property, variable: 'DB_PASSWORD', delivery });

  expect(containerOf(deployment).env).toMatchObject([{ valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }]);
});

test.each([
  ['DB_PASSWORD', 'db-password'],
  ['_DB__PASSWORD_', 'db-password'],
  ['dbPassword2', 'dbpassword2'],
])('variable %s is bound with the id %s', (variable, id) => {
  const [binding] = Binding.variables(app(), { [variable]: property });

  expect(binding?.node.id).toBe(id);
});

test.each([
  ['APP_', { prefix: 'APP_', secretRef: { name: 'app-settings' } }],
  [undefined, { secretRef: { name: 'app-settings' } }],
])('every key of an object becomes a variable, with the prefix %s', (prefix, expected) => {
  const deployment = app();

  new Binding(deployment, 'settings', { property: environment().property('app'), variables: { prefix } });

  expect(containerOf(deployment).envFrom).toEqual([expected]);
});

test('an object has an ExternalSecret of its own', () => {
  const deployment = app();
  new Binding(deployment, 'db-password', { property, variable: 'DB_PASSWORD' });

  new Binding(deployment, 'settings', { property: environment().property('app'), variables: {} });

  expect(objectsOf(deployment, 'ExternalSecret')).toMatchObject([
    { metadata: { name: 'app-production' }, spec: { data: [{ secretKey: 'db-password' }] } },
    { metadata: { name: 'app-settings' }, spec: { dataFrom: [{ extract: { key: 'app' } }] } },
  ]);
  expect(objectsOf(deployment, 'ExternalSecret')[1]?.spec).not.toHaveProperty('data');
});

test.each<[string, Delivery | undefined]>([
  ['the binding that was there', undefined],
  ['a binding that the driver delivers', Delivery.csiSynced()],
])('a variable is taken by %s, which stays', (_, delivery) => {
  const deployment = app();
  new Binding(deployment, 'first', { property, variable: 'DB_PASSWORD', delivery });
  new Binding(deployment, 'second', { property, variable: 'DB_PASSWORD' });

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/variable-taken', severity: 'error', path: 'shop/app/second' });
  expect(finding?.problem).toBe('Variable DB_PASSWORD of container "app" is set by binding "first" already.');
  expect(others).toEqual([]);
});

test("a variable is taken by the author's own value", () => {
  const deployment = app();
  deployment.containers[0]?.env.addVariable('DB_PASSWORD', EnvValue.fromValue('none'));
  new Binding(deployment, 'db', { property, variable: 'DB_PASSWORD' });

  const [finding] = problemsOn(deployment);

  expect(finding?.problem).toBe('Variable DB_PASSWORD of container "app" is set by the workload itself already.');
});

test('one variable is free in each container', () => {
  const deployment = app();
  const proxy = deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });
  new Binding(deployment, 'mine', { property, variable: 'DB_PASSWORD', container: deployment.containers[0] });
  new Binding(deployment, 'theirs', { property, variable: 'DB_PASSWORD', container: proxy });

  expect(findingsOn(deployment)).toEqual([]);
});

test.each(['constructor', 'toString'])('a variable may be called %s', (variable) => {
  const deployment = app();
  new Binding(deployment, 'db', { property, variable });

  expect(findingsOn(deployment)).toEqual([]);
});

test.each(['', '1ST', 'DB-PASSWORD', 'DB.PASSWORD', 'DB PASSWORD', 'ÄRGER'])('no variable is called %j', (variable) => {
  const deployment = app();
  new Binding(deployment, 'db', { property, variable });

  expect(findingsOn(deployment)).toEqual(['binding/variable-name error shop/app/db']);
});

test.each(['1ST_', 'APP-', 'APP.'])('no variable begins with the prefix %j', (prefix) => {
  const deployment = app();
  new Binding(deployment, 'db', { property, variables: { prefix } });

  expect(findingsOn(deployment)).toEqual(['binding/variable-name error shop/app/db']);
});

test('an empty prefix is none', () => {
  const deployment = app();
  new Binding(deployment, 'db', { property, variables: { prefix: '' } });

  expect(findingsOn(deployment)).toEqual([]);
});

test('a variable reaches the container that is named, and no other', () => {
  const deployment = app();
  const container = deployment.addContainer({ ...ROOT_CONTAINER, name: 'worker' });

  new Binding(deployment, 'db', { property, variable: 'DB_PASSWORD', container });

  expect(containerOf(deployment, 'containers', 0).env).toBeUndefined();
  expect(containerOf(deployment, 'containers', 1).env).toMatchObject([{ name: 'DB_PASSWORD' }]);
});

test('an init container can have a variable', () => {
  const deployment = app();
  const container = deployment.addInitContainer({ ...ROOT_CONTAINER, name: 'migrate' });

  new Binding(deployment, 'db', { property, variable: 'DB_PASSWORD', container });

  expect(containerOf(deployment, 'initContainers').env).toMatchObject([{ name: 'DB_PASSWORD' }]);
});

test('two containers read their variables from one Secret', () => {
  const deployment = app();
  const migrate = deployment.addInitContainer({ ...ROOT_CONTAINER, name: 'migrate' });
  new Binding(deployment, 'admin', { property, variable: 'DB_PASSWORD', container: migrate });
  new Binding(deployment, 'db', { property, variable: 'DB_PASSWORD', container: deployment.containers[0] });

  expect(specOf(deployment, 'ExternalSecret').data).toMatchObject([{ secretKey: 'admin' }, { secretKey: 'db' }]);
});

test('a variable and a mounted file go their own ways', () => {
  const deployment = app();
  new Binding(deployment, 'db-user', { property, variable: 'DB_USER' });
  bind(deployment, 'db-password', '/run/secrets/db/password');

  expect(containerOf(deployment).env).toMatchObject([{ name: 'DB_USER' }]);
  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db db-password']);
});

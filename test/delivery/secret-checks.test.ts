import { Duration } from 'cdk8s';
import { Binding, type BindingOptions } from '../../lib/delivery/binding';
import { deliverBindings } from '../../lib/delivery/deliver';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, findingsOn, problemsOn } from '../support/workload';
import { azureApp, shopWith } from './delivered';

const { csiSynced, externalSecret } = Delivery;
const secretName = 'db';

test.each<[string, BindingOptions, BindingOptions]>([
  ['delivered as csi-synced', { delivery: csiSynced({ secretName }) }, { delivery: externalSecret({ secretName }) }],
  [
    'of type Opaque',
    { delivery: externalSecret({ secretName }) },
    { delivery: externalSecret({ secretName, type: 'kubernetes.io/basic-auth' }) },
  ],
  [
    'looked up every 3600 seconds',
    { delivery: externalSecret({ secretName }) },
    { delivery: externalSecret({ secretName }), rotation: { every: Duration.minutes(5), onChange: 'restart' } },
  ],
])('a Secret cannot be shared with a binding that wants it %s', (difference, one, other) => {
  const deployment = app({}, shopWith({}));
  read(deployment, 'first', one);
  read(deployment, 'second', other);

  const shared = problemsOn(deployment).filter(({ code }) => code === 'binding/secret-shared');

  expect(shared.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    `shop/app/second: The Kubernetes Secret "db" is to be shared with binding "first", which wants it ${difference}.`,
  ]);
});

test('a Secret is shared by an hour that is said and one that is not', () => {
  const deployment = app({}, shopWith({}));
  const delivery = externalSecret({ secretName });
  read(deployment, 'first', { delivery });
  read(deployment, 'second', { delivery, rotation: { every: Duration.hours(1), onChange: 'restart' } });

  expect(findingsOn(deployment)).toEqual([]);
});

test('the intervals of a synced Secret are those of its driver, which has one', () => {
  const { deployment, store } = azureApp({}, shopWith({}));
  const rotation = { every: Duration.minutes(5), onChange: 'restart' } as const;
  new Binding(deployment, 'first', { property: store.secret('a'), variable: 'A', delivery: csiSynced() });
  new Binding(deployment, 'second', { property: store.secret('b'), variable: 'B', delivery: csiSynced(), rotation });

  const planned = deliverBindings(deployment.node.root);

  expect(planned.map(({ data }) => data.secret?.name)).toEqual(['app-vault', 'app-vault']);
  expect(findingsOn(deployment)).toEqual([]);
});

test.each([
  ['first', 'second', 'with every key of an object'],
  ['second', 'first', 'with its own key only'],
])('a Secret of which one takes every key is not shared: object %s, value %s', (object, value, difference) => {
  const deployment = app();
  const delivery = externalSecret({ secretName });
  const bind = {
    [object]: () => new Binding(deployment, object, { property: environment().property('o'), variables: {}, delivery }),
    [value]: () => read(deployment, value, { delivery }),
  };
  bind.first?.();
  bind.second?.();

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/secret-shared', path: 'shop/app/second' });
  expect(finding?.problem).toContain(`which wants it ${difference}.`);
});

test('an object whose Secret has by chance the name of the shared one is reported', () => {
  const deployment = app();
  read(deployment, 'db', {});
  new Binding(deployment, 'production', { property: environment().property('app'), variables: {} });

  expect(findingsOn(deployment)).toEqual(['binding/secret-shared error shop/app/production']);
});

test('one key of a Secret cannot hold two values', () => {
  const deployment = app();
  const delivery = externalSecret({ key: 'password' });
  read(deployment, 'first', { delivery });
  read(deployment, 'second', { delivery });

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/secret-key-taken', path: 'shop/app/second' });
  expect(finding?.problem).toBe(
    'Key "password" of the Kubernetes Secret "app-production" is taken by binding "first".',
  );
});

test.each(['Db', 'db_1', '-db', 'a'.repeat(254)])('no Secret is called %s', (name) => {
  const deployment = app();
  read(deployment, 'db', { delivery: externalSecret({ secretName: name }) });

  expect(findingsOn(deployment)).toEqual(['binding/secret-name error shop/app/db']);
});

test.each(['', 'a/b', '..', 'a'.repeat(254)])('no key of a Secret is called %j', (key) => {
  const deployment = app();
  read(deployment, 'db', { delivery: externalSecret({ key }) });

  expect(findingsOn(deployment)).toEqual(['binding/secret-key error shop/app/db']);
});

function read(deployment: ReturnType<typeof app>, id: string, options: BindingOptions): void {
  new Binding(deployment, id, { property: environment().property(id), variable: id.toUpperCase(), ...options });
}

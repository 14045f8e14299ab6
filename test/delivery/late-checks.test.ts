import { Binding } from '../../lib/delivery/binding';
import { deliverBindings } from '../../lib/delivery/deliver';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, findingsOn, problemsOn } from '../support/workload';
import { azureApp } from './delivered';

const property = environment().property('db');

test('a variable that comes when its Secret is rendered is too late', () => {
  const deployment = app();
  new Binding(deployment, 'first', { property, variable: 'FIRST' });
  deliverBindings(deployment.node.root);
  new Binding(deployment, 'second', { property, variable: 'SECOND' });

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/late', severity: 'error', path: 'shop/app/second' });
  expect(finding?.problem).toBe(
    'It is made after binding "first", with which it shares the Kubernetes Secret "app-production", was rendered.',
  );
  expect(others).toEqual([]);
});

test('a file that comes when the class of its folder is rendered is too late', () => {
  const { deployment, store } = azureApp();
  bind(deployment, 'first', '/run/secrets/db/user', { property: store.secret('user') });
  deliverBindings(deployment.node.root);
  bind(deployment, 'second', '/run/secrets/db/password', { property: store.secret('password') });

  const [finding] = problemsOn(deployment);

  expect(finding?.problem).toContain('with which it shares a SecretProviderClass, was rendered.');
});

test('what has a Secret or a class of its own is never too late', () => {
  const deployment = app();
  new Binding(deployment, 'first', { property, variable: 'FIRST' });
  bind(deployment, 'file', '/run/secrets/one/file');
  deliverBindings(deployment.node.root);

  new Binding(deployment, 'second', { property, variables: {} });
  bind(deployment, 'other', '/run/secrets/two/file');
  new Binding(deployment, 'third', {
    property,
    variable: 'THIRD',
    delivery: Delivery.externalSecret({ secretName: 'third' }),
  });

  expect(findingsOn(deployment)).toEqual([]);
});

test('what was bound before a rendering is taken after it', () => {
  const deployment = app();
  bind(deployment, 'first', '/run/secrets/db/password');
  new Binding(deployment, 'variable', { property, variable: 'DB' });
  deliverBindings(deployment.node.root);

  bind(deployment, 'second', '/run/secrets/db/password');
  new Binding(deployment, 'other', {
    property,
    variable: 'DB',
    delivery: Delivery.externalSecret({ secretName: 'other' }),
  });

  expect(findingsOn(deployment)).toEqual([
    'binding/path-taken error shop/app/second',
    'binding/variable-taken error shop/app/other',
  ]);
});

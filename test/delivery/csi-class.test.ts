import { Chart } from 'cdk8s';
import { Binding } from '../../lib/delivery/binding';
import { Delivery } from '../../lib/delivery/delivery';
import { AzureKeyVault } from '../../lib/stores/azure-key-vault/azure-key-vault';
import { TENANT_ID } from '../support/vault';
import { app, bind, classesOf, findingsOn, mountsOf, podOf, problemsOn, ROOT_CONTAINER } from '../support/workload';
import { azureApp, objectsOf, specOf } from './delivered';

test('one class mounts all files of a folder, where the provider takes many', () => {
  const { deployment, store } = azureApp();

  Binding.files(deployment, '/run/secrets/db', {
    user: store.secret('db-user'),
    password: store.secret('db-password'),
  });

  expect(specOf(deployment, 'SecretProviderClass')).toMatchObject({
    provider: 'azure',
    parameters: {
      objects: [
        'array:',
        '- |',
        '  objectAlias: "user"',
        '  objectName: "db-user"',
        '  objectType: "secret"',
        '- |',
        '  objectAlias: "password"',
        '  objectName: "db-password"',
        '  objectType: "secret"',
        '',
      ].join('\n'),
    },
  });
  expect(classesOf(deployment)).toEqual(['shop/app-db']);
  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db user']);
});

test('each folder has a class of its name', () => {
  const { deployment, store } = azureApp();

  bind(deployment, 'password', '/run/secrets/db/password', { property: store.secret('db-password') });
  bind(deployment, 'key', '/run/TLS_certs/tls.key', { property: store.certificateWithKey('shop') });

  expect(classesOf(deployment)).toEqual(['shop/app-db', 'shop/app-tls-certs']);
});

test('a folder without a name is called files', () => {
  const { deployment, store } = azureApp();

  bind(deployment, 'password', '/password', { property: store.secret('db-password') });

  expect(classesOf(deployment)).toEqual(['shop/app-files']);
});

test('files of a folder that is not theirs alone are mounted one by one, from one volume', () => {
  const { deployment, store } = azureApp();

  Binding.files(deployment, '/run/secrets', {
    user: store.secret('db-user'),
    password: store.secret('db-password'),
    'tls/ca.crt': store.certificate('ca'),
  });

  expect(classesOf(deployment)).toEqual(['shop/app-secrets', 'shop/app-tls']);
  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/user user user',
    '/run/secrets/password user password',
    '/run/secrets/tls tls-ca-crt',
  ]);
});

test.each([
  ['second container', 'addContainer', 'containers', 1],
  ['init container', 'addInitContainer', 'initContainers', 0],
] as const)('the class of a %s has its name, so that each mounts what it reads', (_, add, list, index) => {
  const { deployment, store } = azureApp();
  const container = deployment[add]({ ...ROOT_CONTAINER, name: 'migrate' });

  bind(deployment, 'user', '/run/secrets/db/user', {
    property: store.secret('user'),
    container: deployment.containers[0],
  });
  bind(deployment, 'admin', '/run/secrets/db/user', { property: store.secret('admin'), container });

  expect(classesOf(deployment)).toEqual(['shop/app-db', 'shop/app-migrate-db']);
  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db user']);
  expect(mountsOf(podOf(deployment), list, index)).toEqual(['/run/secrets/db admin']);
  expect(findingsOn(deployment)).toEqual([]);
});

test('no volume of a class is there twice', () => {
  const { deployment, store } = azureApp();
  Binding.files(deployment, '/run/secrets/db', { user: store.secret('user'), password: store.secret('password') });
  Binding.variables(
    deployment,
    { A: store.secret('a'), B: store.secret('b') },
    { delivery: Delivery.csiSynced({ secretName: 'app' }) },
  );

  const volumes = podOf(deployment).volumes as unknown as readonly ClassVolume[];

  expect(volumes.map(({ csi }) => csi.volumeAttributes.secretProviderClass)).toEqual(['app-vault', 'app-db']);
});

test('one className holds what lies in one folder', () => {
  const { deployment, store } = azureApp();
  const delivery = Delivery.csiFiles({ className: 'db' });

  Binding.files(
    deployment,
    '/run/secrets/db',
    { user: store.secret('user'), password: store.secret('password') },
    { delivery },
  );

  expect(classesOf(deployment)).toEqual(['shop/db']);
  expect(findingsOn(deployment)).toEqual([]);
});

test('two classNames in one folder are two volumes', () => {
  const { deployment, store } = azureApp();

  for (const name of ['user', 'password']) {
    const delivery = Delivery.csiFiles({ className: name });
    bind(deployment, name, `/run/secrets/db/${name}`, { property: store.secret(name), delivery });
  }

  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/db/user user user',
    '/run/secrets/db/password password password',
  ]);
});

test('folders of one name want one class, which is refused', () => {
  const { deployment, store } = azureApp();
  bind(deployment, 'first', '/run/one/tls/tls.key', { property: store.certificateWithKey('one') });
  bind(deployment, 'second', '/run/two/tls/tls.key', { property: store.certificateWithKey('two') });

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/class-taken', severity: 'error', path: 'shop/app/second' });
  expect(finding?.problem).toBe(
    'The SecretProviderClass "app-tls" brings file /run/one/tls/tls.key already (binding "first"), and cannot bring file /run/two/tls/tls.key too.',
  );
  expect(finding?.mend).toContain('Delivery.csiFiles({ className:');
  expect(others).toEqual([]);
});

test('two stores want one class for one folder, which is refused', () => {
  const { deployment, identity, store } = azureApp();
  const other = new AzureKeyVault(Chart.of(deployment), 'other', {
    vaultName: 'acme-other',
    tenantId: TENANT_ID,
    identity,
  });
  Binding.files(deployment, '/run/secrets/db', { user: store.secret('user'), password: other.secret('password') });

  expect(findingsOn(deployment)).toEqual(['binding/class-taken error shop/app/password']);
});

test.each<[string, Delivery]>([
  ['mounted', Delivery.csiFiles({ className: 'tutorial' })],
  ['copied', Delivery.copiedCsiFiles({ className: 'tutorial' })],
])('%s files of a provider of one file a class share no className', (_, delivery) => {
  const deployment = app();
  bind(deployment, 'user', '/run/secrets/db/user', { delivery });
  bind(deployment, 'password', '/run/secrets/db/password', { delivery });

  expect(findingsOn(deployment)).toEqual(['binding/class-taken error shop/app/password']);
});

test('a class of files and one of a synced Secret share no name', () => {
  const { deployment, store } = azureApp();
  const variable = { property: store.secret('a'), variable: 'A', delivery: Delivery.csiSynced() };
  new Binding(deployment, 'a', variable);
  bind(deployment, 'b', '/run/secrets/vault/b', { property: store.secret('b') });

  expect(findingsOn(deployment)).toEqual(['binding/class-taken error shop/app/b']);
});

test('one file name in two folders is two files of two classes', () => {
  const { deployment, store } = azureApp();

  bind(deployment, 'one', '/run/one/password', { property: store.secret('one') });
  bind(deployment, 'two', '/run/two/password', { property: store.secret('two') });

  expect(objectsOf(deployment, 'SecretProviderClass')).toHaveLength(2);
  expect(findingsOn(deployment)).toEqual([]);
});

interface ClassVolume {
  readonly csi: { readonly volumeAttributes: { readonly secretProviderClass: string } };
}

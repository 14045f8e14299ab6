import { Chart } from 'cdk8s';
import { Volume } from 'cdk8s-plus-30';
import { Binding } from '../../lib/delivery/binding';
import { Delivery } from '../../lib/delivery/delivery';
import { AzureKeyVault } from '../../lib/stores/azure-key-vault/azure-key-vault';
import { environment } from '../support/environment';
import { TENANT_ID } from '../support/vault';
import { app, bind, classesOf, findingsOn, mountsOf, podOf, problemsOn, ROOT_CONTAINER } from '../support/workload';
import { azureApp, containerOf, objectsOf, specOf } from './delivered';

const delivery = Delivery.csiSynced();

test('a synced variable is copied from the mounted file into the Secret that the container reads', () => {
  const deployment = app();

  new Binding(deployment, 'db-password', {
    property: environment().property('db.password'),
    variable: 'DB_PASSWORD',
    delivery,
  });

  expect(specOf(deployment, 'SecretProviderClass')).toMatchObject({
    provider: 'pulumi',
    parameters: { secrets: '- fileName: "db-password"\n  secretKey: "db.password"\n' },
    secretObjects: [
      { secretName: 'app-db-password', type: 'Opaque', data: [{ objectName: 'db-password', key: 'db-password' }] },
    ],
  });
  expect(containerOf(deployment).env).toMatchObject([
    { valueFrom: { secretKeyRef: { name: 'app-db-password', key: 'db-password' } } },
  ]);
});

test('the class is mounted read-only, so that the driver makes the Secret', () => {
  const deployment = app();

  new Binding(deployment, 'db', { property: environment().property('db.password'), variable: 'DB', delivery });

  expect(podOf(deployment).volumes).toMatchObject([{ name: 'synced-db', csi: { readOnly: true } }]);
  expect(containerOf(deployment).volumeMounts).toEqual([
    { mountPath: '/mnt/secrets-store/app-db', name: 'synced-db', readOnly: true },
  ]);
});

test('a provider of one file a class has a class and a Secret for each binding', () => {
  const deployment = app();
  const store = environment();

  Binding.variables(
    deployment,
    { USER: store.property('db.user'), PASSWORD: store.property('db.password') },
    { delivery },
  );

  expect(classesOf(deployment)).toEqual(['shop/app-user', 'shop/app-password']);
  expect(secretsOf(deployment)).toEqual(['app-user: user', 'app-password: password']);
});

test('a provider of many files a class has one for a workload and store', () => {
  const { deployment, store } = azureApp();

  Binding.variables(deployment, { USER: store.secret('db-user'), PASSWORD: store.secret('db-password') }, { delivery });

  expect(classesOf(deployment)).toEqual(['shop/app-vault']);
  expect(secretsOf(deployment)).toEqual(['app-vault: user password']);
  expect(mountsOf(podOf(deployment))).toEqual(['/mnt/secrets-store/app-vault synced-user']);
});

test('one class makes several Secrets', () => {
  const { deployment, store } = azureApp();
  const property = store.secret('db-password');

  new Binding(deployment, 'one', { property, variable: 'ONE', delivery: Delivery.csiSynced({ secretName: 'one' }) });
  new Binding(deployment, 'two', { property, variable: 'TWO', delivery: Delivery.csiSynced({ secretName: 'two' }) });

  expect(classesOf(deployment)).toHaveLength(1);
  expect(secretsOf(deployment)).toEqual(['one: one', 'two: two']);
});

test('two containers read one synced Secret, and one of them mounts the class', () => {
  const { deployment, store } = azureApp();
  const proxy = deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });

  new Binding(deployment, 'mine', {
    property: store.secret('a'),
    variable: 'A',
    delivery,
    container: deployment.containers[0],
  });
  new Binding(deployment, 'theirs', { property: store.secret('b'), variable: 'B', delivery, container: proxy });

  expect(secretsOf(deployment)).toEqual(['app-vault: mine theirs']);
  expect(mountsOf(podOf(deployment), 'containers', 0)).toEqual(['/mnt/secrets-store/app-vault synced-mine']);
  expect(mountsOf(podOf(deployment), 'containers', 1)).toEqual([]);
});

test('a certificate with its key is one file under the two keys of TLS', () => {
  const { deployment, store } = azureApp();
  const property = store.certificateWithKey('shop');
  const tls = (key: string) => ({
    property,
    delivery: Delivery.csiSynced({ secretName: 'tls', type: 'kubernetes.io/tls', key }),
  });

  bind(deployment, 'crt', '/run/tls/tls.crt', tls('tls.crt'));
  bind(deployment, 'key', '/run/tls/tls.key', tls('tls.key'));

  expect(specOf(deployment, 'SecretProviderClass')).toMatchObject({
    parameters: { objects: 'array:\n- |\n  objectAlias: "crt"\n  objectName: "shop"\n  objectType: "secret"\n' },
    secretObjects: [
      {
        secretName: 'tls',
        type: 'kubernetes.io/tls',
        data: [
          { objectName: 'crt', key: 'tls.crt' },
          { objectName: 'crt', key: 'tls.key' },
        ],
      },
    ],
  });
  expect(mountsOf(podOf(deployment))).toContain('/run/tls crt');
  expect(findingsOn(deployment)).toEqual([]);
});

test('two classes cannot fill one Secret', () => {
  const deployment = app();
  const shared = { delivery: Delivery.csiSynced({ secretName: 'db' }) };
  Binding.variables(deployment, { USER: environment().property('db.user') }, shared);
  Binding.variables(deployment, { PASSWORD: environment().property('db.password') }, shared);

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/secret-shared', severity: 'error', path: 'shop/app/password' });
  expect(finding?.problem).toContain(
    'shared with binding "user", which wants it made by a class of its own, "app-user"',
  );
  expect(others).toEqual([]);
});

test('two stores have a class each, which share no Secret', () => {
  const { deployment, identity, store } = azureApp();
  const other = new AzureKeyVault(Chart.of(deployment), 'other', {
    vaultName: 'acme-other',
    tenantId: TENANT_ID,
    identity,
  });
  Binding.variables(deployment, { A: store.secret('a'), B: other.secret('b') }, { delivery });

  expect(findingsOn(deployment)).toEqual([]);
  expect(secretsOf(deployment)).toEqual(['app-vault: a', 'app-other: b']);
});

test('files beside a synced class leave its mount alone', () => {
  const { deployment, store } = azureApp();
  new Binding(deployment, 'token', { property: store.secret('token'), variable: 'TOKEN', delivery });

  bind(deployment, 'db', '/mnt/secrets-store/password', { property: store.secret('db') });

  expect(mountsOf(podOf(deployment))).toEqual([
    '/mnt/secrets-store/app-vault synced-token',
    '/mnt/secrets-store/password db password',
  ]);
});

test.each(['/mnt/secrets-store/app-vault', '/mnt/secrets-store/app-vault/password'])(
  'no file can be at %s, where the synced class is mounted',
  (file) => {
    const { deployment, store } = azureApp();
    new Binding(deployment, 'token', { property: store.secret('token'), variable: 'TOKEN', delivery });
    bind(deployment, 'db', file, { property: store.secret('db') });

    expect(findingsOn(deployment)).toEqual(['binding/path-taken error shop/app/db']);
  },
);

test.each([
  [56, []],
  [57, ['binding/volume-name error']],
])('the volume of a synced class, named by an id of %i characters, is reported as %j', (length, expected) => {
  const deployment = app();
  const variable = { property: environment().property('db.password'), variable: 'DB', delivery };
  new Binding(deployment, 'a'.repeat(length), variable);

  expect(problemsOn(deployment).map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
});

test.each<[string, (deployment: ReturnType<typeof app>) => unknown]>([
  ["the author's", (deployment) => deployment.addVolume(Volume.fromEmptyDir(deployment, 'tmp', 'synced-db'))],
  ["another binding's", (deployment) => bind(deployment, 'synced-db', '/run/secrets/other/file')],
])('the volume of a synced class has to have a name that is not %s', (_, take) => {
  const deployment = app();
  new Binding(deployment, 'db', { property: environment().property('db.password'), variable: 'DB', delivery });
  take(deployment);

  expect(findingsOn(deployment).map((finding) => finding.split(' ')[0])).toEqual(['binding/volume-name']);
});

/** `name: keys` of each Secret that the driver makes. */
function secretsOf(deployment: ReturnType<typeof app>): readonly string[] {
  return objectsOf(deployment, 'SecretProviderClass')
    .flatMap(({ spec }) => (spec as unknown as { secretObjects: readonly SecretObject[] }).secretObjects)
    .map(({ data, secretName }) => `${secretName}: ${data.map(({ key }) => key).join(' ')}`);
}

interface SecretObject {
  readonly secretName: string;
  readonly data: readonly { readonly key: string }[];
}

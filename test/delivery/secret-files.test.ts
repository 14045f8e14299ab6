import { Volume } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { environment } from '../support/environment';
import { app, bind, findingsOn, mountsOf, podOf, ROOT_CONTAINER } from '../support/workload';
import { azureApp } from './delivered';

const kept = { delivery: Delivery.externalSecret() };

test('a file out of a Secret is one item of a volume that anybody may read', () => {
  const deployment = app();

  bind(deployment, 'db-password', '/run/secrets/db/password', kept);

  expect(podOf(deployment).volumes).toEqual([
    {
      name: 'db-password',
      secret: {
        secretName: 'app-production',
        defaultMode: 0o444,
        items: [{ key: 'db-password', path: 'password' }],
      },
    },
  ]);
});

test('the volume is mounted read-only where the file is wanted', () => {
  const deployment = app();

  bind(deployment, 'db-password', '/run/secrets/db/password', kept);

  expect(podOf(deployment).containers).toMatchObject([
    { volumeMounts: [{ mountPath: '/run/secrets/db', name: 'db-password', readOnly: true }] },
  ]);
});

test('files of one folder and Secret share a volume and a mount', () => {
  const deployment = app();
  const store = environment();

  bind(deployment, 'user', '/run/secrets/db/user', { ...kept, property: store.property('db.user') });
  bind(deployment, 'password', '/run/secrets/db/password', { ...kept, property: store.property('db.password') });

  expect(podOf(deployment).volumes).toMatchObject([
    {
      secret: {
        items: [
          { key: 'password', path: 'password' },
          { key: 'user', path: 'user' },
        ],
      },
    },
  ]);
  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db user']);
});

test('each folder has a volume with what belongs into it', () => {
  const deployment = app();

  bind(deployment, 'password', '/run/secrets/db/password', kept);
  bind(deployment, 'token', '/run/secrets/mail/token', kept);

  expect(podOf(deployment).volumes).toMatchObject([
    { secret: { secretName: 'app-production', items: [{ key: 'password' }] } },
    { secret: { secretName: 'app-production', items: [{ key: 'token' }] } },
  ]);
});

test('each container has a volume with what it reads', () => {
  const deployment = app();
  const proxy = deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });

  bind(deployment, 'mine', '/run/secrets/db/password', { ...kept, container: deployment.containers[0] });
  bind(deployment, 'theirs', '/run/secrets/db/password', { ...kept, container: proxy });

  expect(mountsOf(podOf(deployment), 'containers', 0)).toEqual(['/run/secrets/db mine']);
  expect(mountsOf(podOf(deployment), 'containers', 1)).toEqual(['/run/secrets/db theirs']);
});

test('files of two Secrets in one folder are mounted one by one', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user', { delivery: Delivery.externalSecret({ secretName: 'one' }) });
  bind(deployment, 'password', '/run/secrets/db/password', {
    delivery: Delivery.externalSecret({ secretName: 'two' }),
  });

  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/db/user user user',
    '/run/secrets/db/password password password',
  ]);
});

test('a file of a Secret and one of the driver in one folder are mounted one by one', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user', kept);
  bind(deployment, 'password', '/run/secrets/db/password');

  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/db/password password password',
    '/run/secrets/db/user user user',
  ]);
});

test('a folder with a mount of the author is left to it', () => {
  const deployment = app();
  deployment.containers[0]?.mount('/run/secrets/db', Volume.fromEmptyDir(deployment, 'tmp', 'tmp'));

  bind(deployment, 'password', '/run/secrets/db/password', kept);

  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db tmp', '/run/secrets/db/password password password']);
});

test('a folder at the top is left to the image', () => {
  const deployment = app();

  bind(deployment, 'config', '/etc/app.conf', kept);

  expect(mountsOf(podOf(deployment))).toEqual(['/etc/app.conf config app.conf']);
});

test('the file has the name that the container wants, and the key that the author names', () => {
  const deployment = app();

  bind(deployment, 'ca', '/run/tls/ca.pem', { delivery: Delivery.externalSecret({ key: 'ca.crt' }) });

  expect(podOf(deployment).volumes).toMatchObject([{ secret: { items: [{ key: 'ca.crt', path: 'ca.pem' }] } }]);
});

test("the pod's group stays as the author has it", () => {
  const deployment = app({ securityContext: { fsGroup: 2000 } });

  bind(deployment, 'db', '/run/secrets/db/password', kept);

  expect(podOf(deployment).securityContext).toMatchObject({ fsGroup: 2000 });
});

test('a container that is not root reads the file, mode and all', () => {
  const deployment = app({ containers: [{ name: 'app', image: 'app:1' }] });

  bind(deployment, 'db', '/run/secrets/db/password');

  expect(podOf(deployment).volumes).toMatchObject([{ secret: { defaultMode: 0o444 } }]);
  expect(findingsOn(deployment)).toEqual([]);
});

test('a file out of a synced Secret has a volume besides that of the class', () => {
  const { deployment, store } = azureApp();
  const delivery = Delivery.csiSynced();

  bind(deployment, 'db', '/run/secrets/db/password', { property: store.secret('db-password'), delivery });

  expect(podOf(deployment).volumes).toMatchObject([
    { name: 'synced-db', csi: { volumeAttributes: { secretProviderClass: 'app-vault' } } },
    { name: 'db', secret: { secretName: 'app-vault' } },
  ]);
  expect(mountsOf(podOf(deployment))).toEqual(['/mnt/secrets-store/app-vault synced-db', '/run/secrets/db db']);
});

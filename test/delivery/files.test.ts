import { Volume } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, classesOf, findingsOn, mountsOf, podOf } from '../support/workload';

const copied = { delivery: Delivery.copiedCsiFiles() };

test('two files of one folder are mounted one by one', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user');
  bind(deployment, 'password', '/run/secrets/db/password');

  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/db/user user user',
    '/run/secrets/db/password password password',
  ]);
});

test('two files of one folder are one mount when they are copied', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user', copied);
  bind(deployment, 'password', '/run/secrets/db/password', copied);

  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db copied-app run/secrets/db']);
});

test.each([
  [true, '/run/secrets/hello hello hello'],
  [false, '/run/secrets hello'],
])('with automountServiceAccountToken: %s, a file in /run/secrets is mounted as %s', (automount, mount) => {
  const deployment = app({ automountServiceAccountToken: automount });

  bind(deployment, 'hello', '/run/secrets/hello');

  expect(mountsOf(podOf(deployment))).toEqual([mount]);
});

test('a mounted and a copied file of one folder leave each other room', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user');
  bind(deployment, 'password', '/run/secrets/db/password', copied);

  expect(mountsOf(podOf(deployment))).toEqual([
    '/run/secrets/db/user user user',
    '/run/secrets/db/password copied-app run/secrets/db/password',
  ]);
});

test("a folder that the author's own volume has is not mounted over", () => {
  const deployment = app();
  deployment.containers[0]?.mount('/run/secrets/db', Volume.fromEmptyDir(deployment, 'tmp', 'tmp'));

  bind(deployment, 'password', '/run/secrets/db/password');

  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db tmp', '/run/secrets/db/password password password']);
});

test('containers do not crowd each other', () => {
  const deployment = app();
  const proxy = deployment.addContainer({
    name: 'proxy',
    image: 'proxy:1',
    securityContext: { user: 0, ensureNonRoot: false },
  });

  bind(deployment, 'mine', '/run/secrets/tls/key', { container: deployment.containers[0] });
  bind(deployment, 'theirs', '/run/secrets/tls/crt', { container: proxy });

  expect(mountsOf(podOf(deployment), 'containers', 0)).toEqual(['/run/secrets/tls mine']);
  expect(mountsOf(podOf(deployment), 'containers', 1)).toEqual(['/run/secrets/tls theirs']);
});

test('the author names the class', () => {
  const deployment = app();

  bind(deployment, 'db', '/run/secrets/db/password', { delivery: Delivery.csiFiles({ className: 'tutorial' }) });

  expect(classesOf(deployment)).toEqual(['shop/tutorial']);
});

test('a workload whose every binding is fine has no findings', () => {
  const deployment = app();

  bind(deployment, 'user', '/run/secrets/db/user');
  bind(deployment, 'password', '/run/secrets/db/password', copied);

  expect(findingsOn(deployment)).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { identityOf } from '../../lib/core/manifest';
import { Binding } from '../../lib/delivery/binding';
import { useDriverName } from '../../lib/delivery/driver-name';
import { environment } from '../support/environment';
import { app, bind, classesOf, manifestsOf, mountsOf, podOf, ROOT_CONTAINER, shop } from '../support/workload';

const props = { metadata: { name: 'app' }, containers: [ROOT_CONTAINER] };

test('a binding makes a class, a read-only volume of the driver, and a mount', () => {
  const deployment = app();

  bind(deployment, 'db-password', '/run/secrets/db/password');

  expect(manifestsOf(deployment).find((manifest) => identityOf(manifest).kind === 'SecretProviderClass')).toEqual({
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'app-db-password', namespace: 'shop' },
    spec: {
      provider: 'pulumi',
      parameters: expect.objectContaining({ secrets: '- fileName: "password"\n  secretKey: "db.password"\n' }),
    },
  });
  expect(podOf(deployment).volumes).toEqual([
    {
      name: 'db-password',
      csi: {
        driver: 'secrets-store.csi.k8s.io',
        readOnly: true,
        volumeAttributes: { secretProviderClass: 'app-db-password' },
      },
    },
  ]);
  expect(podOf(deployment).containers).toMatchObject([
    { volumeMounts: [{ name: 'db-password', mountPath: '/run/secrets/db', readOnly: true }] },
  ]);
});

test.each<[string, (chart: Chart) => string]>([
  ['Chart.toJson', (chart) => JSON.stringify(chart.toJson())],
  ['App.synthYaml', (chart) => App.of(chart).synthYaml()],
  ['App.synth', synthesized],
])('%s delivers, and the second time says the same', (_, render) => {
  const deployment = app();
  const chart = Chart.of(deployment);
  bind(deployment, 'db-password', '/run/secrets/db/password');

  const first = render(chart);

  expect(first).toMatch(/SecretProviderClass.*app-db-password/s);
  expect(render(chart)).toBe(first);
});

test('a binding that is made after a rendering is delivered by the next', () => {
  const deployment = app();
  bind(deployment, 'first', '/run/secrets/first/file');
  classesOf(deployment);

  bind(deployment, 'second', '/run/secrets/second/file');

  expect(classesOf(deployment)).toEqual(['shop/app-first', 'shop/app-second']);
});

test.each<[string, (chart: Chart) => kplus.AbstractPod]>([
  ['Deployment', (chart) => app({}, chart)],
  ['StatefulSet', (chart) => new kplus.StatefulSet(chart, 'app', { ...props, service: service(chart) })],
  ['DaemonSet', (chart) => new kplus.DaemonSet(chart, 'app', props)],
  ['Job', (chart) => new kplus.Job(chart, 'app', props)],
  ['CronJob', (chart) => new kplus.CronJob(chart, 'app', { ...props, schedule: Cron.daily() })],
  ['Pod', (chart) => new kplus.Pod(chart, 'app', props)],
])('the pod of a %s mounts the file', (_, build) => {
  const workload = build(shop());

  bind(workload, 'db-password', '/run/secrets/db/password');

  expect(mountsOf(podOf(workload))).toEqual(['/run/secrets/db db-password']);
  expect(classesOf(workload)).toEqual(['shop/app-db-password']);
});

test.each([
  ["that is the workload's own", { namespace: 'finance' }, 'shop', 'finance'],
  ["that is its chart's", {}, 'shop', 'shop'],
  ['that kubectl takes where none is named', {}, undefined, 'default'],
])('the class lies in the namespace of the pod, %s', (_, metadata, namespace, expected) => {
  const chart = new Chart(new App(), 'chart', { namespace });
  const deployment = app({ metadata: { name: 'app', ...metadata } }, chart);

  bind(deployment, 'db', '/run/secrets/db/password');

  expect(classesOf(deployment)).toEqual([`${expected}/app-db`]);
});

test('several files become as many classes and volumes, named by file and not by place', () => {
  const deployment = app();

  Binding.files(deployment, '/run/secrets/db', {
    user: environment().property('db.user'),
    'TLS/ca.crt': environment().property('db.tls.ca'),
  });

  expect(classesOf(deployment)).toEqual(['shop/app-user', 'shop/app-tls-ca-crt']);
  expect(mountsOf(podOf(deployment))).toEqual(['/run/secrets/db/user user user', '/run/secrets/db/TLS tls-ca-crt']);
});

test('another binding changes no name that was there', () => {
  const one = app();
  bind(one, 'b', '/run/secrets/b/file');
  const two = app();
  bind(two, 'a', '/run/secrets/a/file');
  bind(two, 'b', '/run/secrets/b/file');

  expect(classesOf(two)).toEqual(expect.arrayContaining([...classesOf(one)]));
});

test('the container may be named where there are several', () => {
  const deployment = app({ containers: [{ name: 'proxy', image: 'proxy:1' }] });
  const container = deployment.addContainer(ROOT_CONTAINER);

  bind(deployment, 'db', '/run/secrets/db/password', { container });

  expect(mountsOf(podOf(deployment), 'containers', 0)).toEqual([]);
  expect(mountsOf(podOf(deployment), 'containers', 1)).toEqual(['/run/secrets/db db']);
});

test('an init container can read a file too', () => {
  const deployment = app();
  const container = deployment.addInitContainer({ ...ROOT_CONTAINER, name: 'migrate' });

  bind(deployment, 'db', '/run/secrets/db/password', { container });

  expect(mountsOf(podOf(deployment), 'initContainers')).toEqual(['/run/secrets/db db']);
});

test('a driver under another name is used by every workload below', () => {
  const chart = shop();
  useDriverName(chart, 'secrets.example.com');
  const deployment = app({}, chart);

  bind(deployment, 'db', '/run/secrets/db/password');

  expect(podOf(deployment).volumes).toMatchObject([{ csi: { driver: 'secrets.example.com' } }]);
});

function synthesized(chart: Chart): string {
  const outdir = mkdtempSync(join(tmpdir(), 'binding-'));
  try {
    Object.assign(App.of(chart), { outdir });
    App.of(chart).synth();
    return readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function service(chart: Chart): kplus.Service {
  return new kplus.Service(chart, 'service', { ports: [{ port: 80 }] });
}

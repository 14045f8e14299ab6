import { Pod, Volume } from 'cdk8s-plus-30';
import { Delivery } from '../../lib/delivery/delivery';
import { app, bind, findingsOn, problemsOn, ROOT_CONTAINER, shop } from '../support/workload';

const FILE = '/run/secrets/db/password';
const copied = { delivery: Delivery.copiedCsiFiles() };

test.each([
  ['the same file', FILE, ''],
  ['a file below it', `${FILE}/old`, ` at ${FILE}`],
  ['the file that its folder is', '/run/secrets/db', ` at ${FILE}`],
])('a path is taken by another binding that is for %s; the first one stays', (_, file, place) => {
  const deployment = app();
  bind(deployment, 'first', FILE);
  bind(deployment, 'second', file);

  const [finding, ...others] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/path-taken', severity: 'error', path: 'shop/app/second' });
  expect(finding?.problem).toBe(
    `${file} in container "app" is taken by binding "first" (acme/shop/production: db.password)${place}.`,
  );
  expect(others).toEqual([]);
});

test.each([FILE, `${FILE}/data`])("a path is taken by the author's own volume at %s", (path) => {
  const deployment = app();
  deployment.containers[0]?.mount(path, Volume.fromEmptyDir(deployment, 'tmp', 'tmp'));
  bind(deployment, 'db', FILE);

  expect(findingsOn(deployment)).toEqual(['binding/path-taken error shop/app/db']);
});

test('a path that begins alike is free', () => {
  const deployment = app();
  bind(deployment, 'first', FILE);
  bind(deployment, 'second', `${FILE}-old`);

  expect(findingsOn(deployment)).toEqual([]);
});

test('one path in two containers is free in both', () => {
  const deployment = app();
  const proxy = deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });
  bind(deployment, 'mine', FILE, { container: deployment.containers[0] });
  bind(deployment, 'theirs', FILE, { container: proxy });

  expect(findingsOn(deployment)).toEqual([]);
});

test('a volume above the file takes nothing', () => {
  const deployment = app();
  deployment.containers[0]?.mount('/run', Volume.fromEmptyDir(deployment, 'tmp', 'tmp'));
  bind(deployment, 'db', FILE);

  expect(findingsOn(deployment)).toEqual([]);
});

test.each([
  ['the pod', (pod: Pod, volume: Volume) => pod.addVolume(volume)],
  ['a container', (pod: Pod, volume: Volume) => pod.containers[0]?.mount('/tmp', volume)],
  ['an init container', (pod: Pod, volume: Volume) => pod.addInitContainer({ image: 'init:1' }).mount('/tmp', volume)],
])("an id that names a volume of %s's own is refused", (_, give) => {
  const pod = new Pod(shop(), 'app', { containers: [ROOT_CONTAINER] });
  give(pod, Volume.fromEmptyDir(pod, 'tmp', 'db'));
  bind(pod, 'db', FILE);

  expect(findingsOn(pod)).toEqual(['binding/volume-name error shop/app/db']);
});

test('an id that names the volume of copies is refused', () => {
  const deployment = app();
  bind(deployment, 'copied-app', FILE);
  bind(deployment, 'other', '/run/secrets/other/file', copied);

  expect(findingsOn(deployment)).toEqual(['binding/volume-name error shop/app/copied-app']);
});

test("copies are refused where their volume's name is taken", () => {
  const deployment = app();
  deployment.addVolume(Volume.fromEmptyDir(deployment, 'tmp', 'copied-app'));
  bind(deployment, 'db', FILE, copied);

  const [finding] = problemsOn(deployment);

  expect(finding?.problem).toBe('Deployment "app" has a volume named "copied-app" already.');
});

test.each([
  [56, []],
  [57, ['binding/volume-name error shop/app/db']],
])('copies for a container with a name of %i characters are reported as %j', (length, expected) => {
  const deployment = app({ containers: [{ ...ROOT_CONTAINER, name: 'a'.repeat(length) }] });
  bind(deployment, 'db', FILE, copied);

  expect(findingsOn(deployment)).toEqual(expected);
});

test('copies for an init container would come after it has run', () => {
  const deployment = app();
  const container = deployment.addInitContainer({ ...ROOT_CONTAINER, name: 'migrate' });
  bind(deployment, 'db', FILE, { ...copied, container });

  expect(findingsOn(deployment)).toEqual(['binding/copy-order error shop/app/db']);
});

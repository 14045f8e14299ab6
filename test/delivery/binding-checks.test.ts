import { Pod } from 'cdk8s-plus-30';
import { environment } from '../support/environment';
import { app, bind, findingsOn, problemsOn, ROOT_CONTAINER, shop } from '../support/workload';

const FILE = '/run/secrets/db/password';

test('a binding has to name its container where there are several', () => {
  const deployment = app();
  deployment.addContainer({ ...ROOT_CONTAINER, name: 'proxy' });
  bind(deployment, 'db', FILE);

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/container', severity: 'error', path: 'shop/app/db' });
  expect(finding?.problem).toBe('Deployment "app" has 2 containers, and the binding names none.');
  expect(finding?.mend).toBe(
    'Pass one as `container`: workload.containers[0] is "app", workload.containers[1] is "proxy".',
  );
});

test('a workload without a container is told so', () => {
  const pod = new Pod(shop(), 'app', { metadata: { name: 'app' } });
  bind(pod, 'db', FILE);

  expect(problemsOn(pod).map(({ code, problem }) => `${code} ${problem}`)).toEqual([
    'binding/container Pod "app" has no container.',
  ]);
});

test("a container of another workload is refused with the workload's own", () => {
  const deployment = app();
  const [container] = app().containers;
  bind(deployment, 'db', FILE, { container });

  const [finding] = problemsOn(deployment);

  expect(finding?.problem).toBe('Container "app" does not belong to Deployment "app".');
  expect(finding?.mend).toBe('Pass one of its own: "app".');
});

test.each(['db', '0', 'a'.repeat(63)])('the id "%s" can name a volume', (id) => {
  const deployment = app();
  bind(deployment, id, FILE);

  expect(findingsOn(deployment)).toEqual([]);
});

test.each(['DB', 'db_password', 'db.password', '-db', 'db-', 'a'.repeat(64)])(
  'the id "%s" cannot name a volume',
  (id) => {
    const deployment = app();
    bind(deployment, id, FILE);

    expect(findingsOn(deployment)).toEqual([`binding/id error shop/app/${id}`]);
  },
);

test('a reference that no store could read is shown as the store explains it', () => {
  const deployment = app();
  bind(deployment, 'db', FILE, { property: environment().property('a..b') });

  const [finding] = problemsOn(deployment);

  expect(finding).toMatchObject({ code: 'binding/property-path', severity: 'error', path: 'shop/app/db' });
  expect(finding?.problem.split('\n')).toEqual([
    'A reference to acme/shop/production cannot be read:',
    '  a..b',
    '    ^ expected a property name after "."',
  ]);
});

test.each(['/a', '/run/secrets/db/pass word', '/run/..data/key', `/run/${'a'.repeat(255)}`, '/run/.password'])(
  'a file can be at %s',
  (file) => {
    const deployment = app();
    bind(deployment, 'db', file);

    expect(findingsOn(deployment)).toEqual([]);
  },
);

test.each([
  ['', 'is no absolute path'],
  ['db/password', 'is no absolute path'],
  ['/', 'names a folder'],
  ['/run/secrets/', 'names a folder'],
  ['/run//db', 'is not in its shortest form, which is "/run/db"'],
  ['/run/../db', 'is not in its shortest form, which is "/db"'],
  ['/run/a:b', 'contains a colon or a control character'],
  ['/run/a\nb', 'contains a colon or a control character'],
  [`/run/${'a'.repeat(256)}`, 'has a part of more than 255 bytes'],
  [`/run/${'ä'.repeat(128)}`, 'has a part of more than 255 bytes'],
  ['/run/..data', 'has a name that begins with ".."'],
])('no file can be at %j: it %s', (file, problem) => {
  const deployment = app();
  bind(deployment, 'db', file);

  const findings = problemsOn(deployment).map((finding) => `${finding.code}: ${finding.problem}`);

  expect(findings).toEqual([`binding/file-path: The file ${JSON.stringify(file)} ${problem}.`]);
});

test.each([
  [4096, []],
  [4097, ['binding/file-path error shop/app/db']],
])('a path of %i characters is reported as %j', (length, expected) => {
  const deployment = app();
  const folder = '/a'.repeat(2047);
  bind(deployment, 'db', `${folder}/${'a'.repeat(length - folder.length - 1)}`);

  expect(findingsOn(deployment)).toEqual(expected);
});

test('everything that is wrong with a binding is told at once', () => {
  const deployment = app();
  bind(deployment, 'DB', 'password', { property: environment().property('') });

  expect(findingsOn(deployment)).toEqual([
    'binding/id error shop/app/DB',
    'binding/property-path error shop/app/DB',
    'binding/file-path error shop/app/DB',
  ]);
});

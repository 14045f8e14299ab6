import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as kplus from 'cdk8s-plus-30';
import { Binding, type BindingTarget, Cluster, Fleet, GitOps, PulumiEscEnvironment, Unit } from '../../lib';
import { formatEscLock } from '../../lib/stores/pulumi-esc/environment-lock';
import { environmentShape } from '../../lib/stores/pulumi-esc/environment-shape';

const SHAPE = environmentShape(
  'acme/shop/production',
  [
    { path: 'app', type: 'object', secret: false },
    { path: 'app.hello', type: 'string', secret: true },
    { path: 'app.name', type: 'string', secret: false },
    { path: 'app.ports', type: 'array', secret: false },
    { path: 'gone', type: 'null', secret: false },
    { path: 'later', type: 'unknown', secret: false },
  ],
  7,
);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a misspelt property is an error that names the one that was meant', () => {
  const [finding, ...others] = findingsOf('app.helo', VARIABLE);

  expect(finding).toMatchObject({ code: 'esc/unknown-property', severity: 'error', path: 'prod/web/web/value' });
  expect(finding?.mend).toContain('Did you mean app.hello');
  expect(others).toEqual([]);
});

test.each<[string, BindingTarget, readonly string[]]>([
  ['app.hello', { variable: 'HELLO' }, []],
  ['app.hello', { file: '/run/secrets/app/hello' }, []],
  ['app.name', { variable: 'NAME' }, ['esc/plain-property note']],
  ['app.ports', { variable: 'PORTS' }, ['esc/structured-property error']],
  ['app', { variable: 'APP' }, ['esc/structured-property error']],
  ['app', { variables: {} }, ['esc/structured-property error']],
  ['app.name', { variables: {} }, ['esc/no-object error']],
  ['gone', { variable: 'GONE' }, ['esc/null-property error']],
  ['later', { variable: 'LATER' }, []],
  ['later.deep', { variable: 'LATER' }, []],
])('%s as %j: %j', (path, target, expected) => {
  expect(findingsOf(path, target).map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
});

test('an environment that the lock does not know is a warning', () => {
  const findings = findingsOf('anything', VARIABLE, { environment: 'staging' });

  expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'esc/unused-lock-entry note',
    'esc/not-locked warning',
  ]);
});

test.each([
  ['other', 'production', '--prune'],
  ['acme', 'staging', 'acme/shop/staging'],
])('the mend of %s/shop/%s imports %s', (organization, environment, argument) => {
  const findings = findingsOf('app.hello', VARIABLE, { environment, organization });

  const mend = findings.find(({ code }) => code === 'esc/not-locked')?.mend;
  expect(mend).toBe(`Run  npm run import -- ${argument}  and commit what it writes.`);
});

test.each([
  ['{', 'is no JSON object'],
  ['{ "version": 2, "environments": {} }', 'is of version 2, not 1'],
  ['{ "version": 1 }', 'has no "environments"'],
])('a lock that reads %s is an error', (text, problem) => {
  writeFileSync(join(folder, 'esc.lock.json'), text);

  const [finding] = new Fleet({ escLock: join(folder, 'esc.lock.json') }).render().findings;

  expect(finding).toMatchObject({ code: 'esc/lock-unreadable', severity: 'error' });
  expect(finding?.problem).toContain(problem);
});

test('a lock that is not there is an error', () => {
  expect(new Fleet({ escLock: join(folder, 'esc.lock.json') }).render().findings).toMatchObject([
    { code: 'esc/lock-unreadable' },
  ]);
});

test('without a lock nothing is compared', () => {
  const fleet = new Fleet();
  readIn(fleet, 'app.helo', VARIABLE, 'production');

  expect(fleet.render().findings).toEqual([]);
});

const VARIABLE: BindingTarget = { variable: 'VALUE' };

function findingsOf(path: string, target: BindingTarget, { environment = 'production', organization = 'acme' } = {}) {
  const file = join(folder, 'esc.lock.json');
  writeFileSync(file, formatEscLock([SHAPE]));
  const fleet = new Fleet({ escLock: file });
  readIn(fleet, path, target, environment, organization);
  return fleet.render().findings;
}

function readIn(fleet: Fleet, path: string, target: BindingTarget, environment: string, organization = 'acme'): void {
  const gitOps = GitOps.flux({ repository: 'https://github.com/acme/clusters.git' });
  const unit = new Unit(new Cluster(fleet, 'prod', { kubernetes: '1.33', gitOps }), 'web', { namespace: 'web' });
  const store = new PulumiEscEnvironment(unit, 'store', {
    organization,
    project: 'shop',
    environment,
    accessToken: { namespace: 'web' },
  });
  const deployment = new kplus.Deployment(unit, 'web', { containers: [{ image: 'app:1' }] });
  new Binding(deployment, 'value', { property: store.property(path), ...target });
}

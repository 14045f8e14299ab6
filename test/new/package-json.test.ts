import { packageJson } from '../../lib/new/package-json';
import * as ownPackage from '../../package.json';

const PINS = { name: 'cdk8s-escrow', version: '0.1.0', devDependencies: { jest: '30.5.2', 'fast-check': '4.10.2' } };

test('a new package.json is private and named for its folder', () => {
  expect(packageJson(undefined, 'clusters', PINS)).toMatchObject({ name: 'clusters', private: true });
});

test.each([
  ['My Clusters', 'my-clusters'],
  ['.hidden', 'hidden'],
  ['...', 'clusters'],
])('a folder %s gives a name that npm takes: %s', (folder, name) => {
  expect(packageJson(undefined, folder, PINS).name).toBe(name);
});

test('what a new repository imports and runs is pinned, and nothing else of ours', () => {
  const { devDependencies } = packageJson(undefined, 'clusters', PINS);

  expect(devDependencies).toEqual({ 'cdk8s-escrow': '0.1.0', jest: '30.5.2' });
});

test('every package that is pinned has an exact version in our own package.json', () => {
  const { devDependencies = {} } = packageJson(undefined, 'clusters', ownPackage);

  expect(Object.keys(devDependencies)).toEqual([
    '@swc/core',
    '@swc/jest',
    '@types/jest',
    '@types/node',
    'cdk8s',
    'cdk8s-escrow',
    'cdk8s-plus-30',
    'constructs',
    'jest',
    'typescript',
  ]);
  expect(Object.values(devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('an installed tarball stays what the repository depends on', () => {
  const existing = { dependencies: { 'cdk8s-escrow': 'file:cdk8s-escrow-0.1.0.tgz' } };

  const { dependencies, devDependencies } = packageJson(existing, 'clusters', PINS);

  expect(dependencies).toEqual(existing.dependencies);
  expect(devDependencies).toEqual({ jest: '30.5.2' });
});

test('what package.json says already stays, in words and in versions', () => {
  const existing = { name: 'ours', scripts: { synth: 'make synth' }, devDependencies: { jest: '29.7.0' } };

  expect(packageJson(existing, 'clusters', PINS)).toMatchObject(existing);
});

test("npm init's test that always fails is replaced", () => {
  const existing = { scripts: { test: 'echo "Error: no test specified" && exit 1' } };

  expect(packageJson(existing, 'clusters', PINS).scripts?.test).toBe('npm run typecheck && jest');
});

test("somebody's own test stays", () => {
  const existing = { scripts: { test: 'vitest' } };

  expect(packageJson(existing, 'clusters', PINS).scripts?.test).toBe('vitest');
});

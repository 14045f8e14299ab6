/**
 * Every custom resource of dist/ and of the examples has the fields and types of its binding, which is generated from
 * upstream's CRD. The compiler says so: each manifest becomes a file in which it is declared to be of that type.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { BARE_CRDS } from '../../imports/bare-crds';
import type { JsonObject } from '../../lib/core/json';
import { BUILT_IN_GROUPS } from '../../lib/upstream/kubernetes';
import { PROGRAMS, render } from '../examples/programs';
import { committed } from './committed';

const ROOT = join(__dirname, '../..');

const RESOURCES: Manifests = new Map([
  ...customResourcesIn('dist', committed),
  ...PROGRAMS.flatMap((program) => customResourcesIn(`examples/${program}`, render(program).tree)),
]);

/** By what is wrong with them: one whose error the compiler missed would say that it misses others too. */
const WRONG: Manifests = new Map([
  ['wrong/unknown-field', secretProviderClass({ secretObject: [] })],
  ['wrong/unknown-field-far-below', secretProviderClass({ secretObjects: [{ data: [{ objectNames: 'db' }] }] })],
  ['wrong/type', secretProviderClass({ parameters: { port: 5432 } })],
  ['wrong/missing-field', secretStore({ vault: { path: 'secret' } })],
  ['wrong/value-outside-the-enum', secretStore({ aws: { region: 'eu-central-1', service: 'S3' } })],
  ['wrong/spelling', secretStore({ gcpsm: { projectId: 'acme' } })],
  ['wrong/kind', { ...secretStore({}), apiVersion: 'external-secrets.io/v1beta1' }],
]);

let errors: readonly string[];

beforeAll(() => {
  errors = compile(new Map([...RESOURCES, ...WRONG]));
});

test('every custom resource has the fields and types of its binding', () => {
  expect(errors.filter((error) => !error.startsWith('wrong/'))).toEqual([]);
});

test('there is a custom resource of every kind that has a binding', () => {
  const found = new Set([...RESOURCES.values()].map(keyOf));

  const bound = BARE_CRDS.map(({ group, kind, version }) => keyOf({ apiVersion: `${group}/${version}`, kind }));
  expect(bound.filter((key) => !found.has(key))).toEqual([]);
});

test.each([...WRONG.keys()])('%s is an error', (file) => {
  expect(errors.filter((error) => error.startsWith(`${file}.ts`))).toHaveLength(1);
});

/** Manifests by the file that the compiler is to name. */
type Manifests = ReadonlyMap<string, JsonObject>;

function customResourcesIn(source: string, tree: ReadonlyMap<string, string>): [string, JsonObject][] {
  return [...tree]
    .filter(([path, text]) => path.endsWith('.yaml') && isCustomResource(text))
    .map(([path, text]) => [`${source}/${path}`, parse(text)]);
}

/** Reads no more than the group, because YAML takes long. A `kustomization.yaml` is no object of a cluster. */
function isCustomResource(text: string): boolean {
  const group = /^apiVersion: (.+)\//m.exec(text)?.[1] ?? '';
  return !BUILT_IN_GROUPS.has(group) && group !== 'kustomize.config.k8s.io';
}

function keyOf({ apiVersion, kind }: JsonObject): string {
  return `${apiVersion}/${kind}`;
}

function secretProviderClass(spec: JsonObject): JsonObject {
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'db', namespace: 'shop' },
    spec,
  };
}

function secretStore(provider: JsonObject): JsonObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'vault', namespace: 'shop' },
    spec: { provider },
  };
}

/** What the compiler says, a line an error. */
function compile(manifests: Manifests): string[] {
  mkdirSync(join(ROOT, 'coverage'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'coverage', 'custom-resources-'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['**/*.ts'] }),
  );
  for (const [file, manifest] of manifests) {
    const path = join(folder, `${file}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, declaration(manifest));
  }
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return stdout.split('\n').filter((line) => /^\S/.test(line));
}

function declaration(manifest: JsonObject): string {
  return `import type { CustomResource } from '${TYPES}';
export const manifest: CustomResource['${keyOf(manifest)}'] = ${JSON.stringify(manifest)};
`;
}

const TYPES = join(__dirname, 'custom-resource');

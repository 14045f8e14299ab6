import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../lib/core/json';
import { identityOf } from '../lib/core/manifest';
import fleet from '../main';

const DIST = join(__dirname, '../dist');
const STALE = 'dist/ is stale: run `npm run synth`, and commit what it changes';

const rendering = fleet.render();
const committed = new Map(pathsIn('').map((path) => [path, readFileSync(join(DIST, path), 'utf8')]));

test('the example has no findings', () => {
  expect(rendering.findings).toEqual([]);
});

test('dist/ holds the files that main.ts makes, and no other', () => {
  const missing = [...rendering.tree.keys()].filter((path) => !committed.has(path));
  const surplus = [...committed.keys()].filter((path) => !rendering.tree.has(path));

  expect({ [STALE]: { missing, surplus } }).toEqual({ [STALE]: { missing: [], surplus: [] } });
});

test('each file of dist/ holds the bytes that main.ts makes', () => {
  const differing = [...rendering.tree].filter(([path, content]) => committed.get(path) !== content);

  expect({ [STALE]: differing.map(([path]) => path) }).toEqual({ [STALE]: [] });
});

test('dist/ holds no Secret', () => {
  const kinds = [...committed]
    .filter(([path]) => path.endsWith('.yaml'))
    .map(([, content]) => identityOf(parse(content) as JsonObject).kind);

  expect(kinds).toContain('SecretProviderClass');
  expect(kinds).not.toContain('Secret');
});

/** What Pulumi's own article on the provider applies by hand, as the `kind` cluster has it. */
describe('the article', () => {
  const objects = [...committed]
    .filter(([path]) => path.startsWith('kind/') && path.endsWith('.yaml'))
    .map(([, content]) => parse(content) as JsonObject);

  test.each([
    ['CSIDriver', 'secrets-store.csi.k8s.io'],
    ['DaemonSet', 'secrets-store-csi-driver'],
    ['DaemonSet', 'pulumi-esc-csi-provider'],
    ['CustomResourceDefinition', 'secretproviderclasses.secrets-store.csi.x-k8s.io'],
    ['CustomResourceDefinition', 'secretproviderclasspodstatuses.secrets-store.csi.x-k8s.io'],
  ])('has the %s %s', (kind, name) => {
    expect(
      objects.filter((object) => identityOf(object).kind === kind && identityOf(object).name === name),
    ).toHaveLength(1);
  });

  test('has a class with exactly the parameters that the provider accepts', () => {
    expect(objectOf('SecretProviderClass')).toMatchObject({
      metadata: { name: 'example-provider-pulumi-esc', namespace: 'default' },
      spec: { provider: 'pulumi' },
    });
    expect(objectOf('SecretProviderClass').spec).toHaveProperty('parameters', {
      organization: 'acme',
      project: 'esc-secrets-store-csi-driver-demo',
      environment: 'csi-secrets-store-app',
      authSecretName: 'pulumi-access-token',
      authSecretNamespace: 'default',
      secrets: '- fileName: "hello"\n  secretKey: "app.hello"\n',
    });
  });

  test('has a Deployment that mounts the class read-only', () => {
    expect(objectOf('Deployment')).toMatchObject({
      metadata: { name: 'example-provider-pulumi-esc', namespace: 'default' },
      spec: {
        template: {
          spec: {
            containers: [{ volumeMounts: [{ name: 'hello', mountPath: '/run/secrets', readOnly: true }] }],
            volumes: [
              {
                name: 'hello',
                csi: {
                  driver: 'secrets-store.csi.k8s.io',
                  readOnly: true,
                  volumeAttributes: { secretProviderClass: 'example-provider-pulumi-esc' },
                },
              },
            ],
          },
        },
      },
    });
  });

  function objectOf(kind: string): JsonObject {
    return objects.find((object) => identityOf(object).kind === kind) ?? {};
  }
});

function pathsIn(folder: string): string[] {
  return readdirSync(join(DIST, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pathsIn(`${folder}${entry.name}/`) : [`${folder}${entry.name}`],
  );
}

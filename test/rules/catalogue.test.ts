import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatFinding } from '../../lib/core/finding';
import type { JsonObject } from '../../lib/core/json';
import { checkCluster, RULES } from '../../lib/rules/catalogue';
import { clusterSubject, storeSubject } from '../support/cluster-subject';
import { deployment } from '../support/manifests';

const CANARY = 'c4n4ry';

/** Breaks every rule: a Secret with data, a bad name and bad labels, made twice, and a pod that nothing can start. */
const BROKEN = clusterSubject(
  [
    leakingSecret(),
    leakingSecret(),
    brokenDeployment(),
    classElsewhere(),
    restrictedShop(),
    externalSecret(),
    syncingClass(),
  ],
  {
    driver: { name: 'secrets-store.csi.k8s.io', tokenAudiences: ['api://one'] },
    kubernetesSecrets: 'forbidden',
    stage: 'production',
    stageOf: () => 'staging',
    missing: { operator: 'there is none' },
    stores: [
      storeSubject({ credentials: [{ name: 'token', namespace: 'nowhere' }] }),
      storeSubject({
        provider: { name: 'azure', version: '1.8.2', foreignTokens: 'ignored', tokenAudience: 'api://other' },
        credentials: [],
      }),
    ],
  },
);

test('every rule has its file, its test and its page, and each of them its rule', () => {
  const codes = RULES.map(({ code }) => code).sort();

  expect({
    files: codesIn('lib/rules', '.ts'),
    tests: codesIn('test/rules', '.test.ts'),
    pages: codesIn('docs/rules', '.md'),
  }).toEqual({ files: codes, tests: codes, pages: codes });
});

test('the rules stand in the order of their codes', () => {
  const codes = RULES.map(({ code }) => code);

  expect(codes).toEqual([...codes].sort());
});

test('every rule finds something in a cluster that breaks it', () => {
  const found = new Set(checkCluster(BROKEN).map(({ code }) => code));

  expect([...found].sort()).toEqual(RULES.map(({ code }) => code));
});

test("no finding holds a Secret's value", () => {
  const text = checkCluster(BROKEN).map(formatFinding).join('\n');

  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(base64(CANARY));
});

test('a cluster without objects has no findings', () => {
  expect(checkCluster(clusterSubject([]))).toEqual([]);
});

function restrictedShop(): JsonObject {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
}

function leakingSecret(): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'DB', namespace: 'elsewhere', labels: { 'a b': 'x' } },
    data: { password: base64(CANARY) },
    stringData: { url: `https://${CANARY}@db` },
  };
}

function brokenDeployment(): JsonObject {
  const attributes = { secretProviderClass: 'db' };
  return deployment({
    containers: [
      { name: 'App', image: 'app', securityContext: { runAsUser: 0 }, env: [{ name: 'PASSWORD', value: CANARY }] },
    ],
    volumes: [{ name: 'db', csi: { driver: 'secrets-store.csi.k8s.io', volumeAttributes: attributes } }],
  });
}

function classElsewhere(): JsonObject {
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'db', namespace: 'default' },
  };
}

function externalSecret(): JsonObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'default' },
  };
}

function syncingClass(): JsonObject {
  return {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'synced', namespace: 'default' },
    spec: { secretObjects: [{ secretName: 'db' }] },
  };
}

/** Paths below a folder without their ending: what lies in a folder of an area. */
function codesIn(folder: string, ending: string): readonly string[] {
  const root = join(__dirname, '../..', folder);
  return readdirSync(root, { withFileTypes: true })
    .filter((area) => area.isDirectory())
    .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

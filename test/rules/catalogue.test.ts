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

test('every rule has its file, and every file its rule', () => {
  const files = readdirSync(join(__dirname, '../../lib/rules')).filter((file) => !/^(catalogue|rule)\.ts$/.test(file));

  expect(files).toHaveLength(RULES.length);
});

test('no two rules share a code', () => {
  const codes = RULES.flatMap((rule) => rule.codes);

  expect(new Set(codes).size).toBe(codes.length);
});

test('the codes that a rule declares are those it finds', () => {
  const found = new Set(RULES.flatMap((rule) => [...rule.check(BROKEN)].map(({ code }) => code)));

  expect([...found].sort()).toEqual(RULES.flatMap(({ codes }) => codes).sort());
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

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

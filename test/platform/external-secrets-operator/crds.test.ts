import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  ExternalSecretsOperatorCrds,
  type ExternalSecretsOperatorCrdsProps,
  externalSecretsCrdKustomization,
} from '../../../lib/platform/external-secrets-operator/crds';
import {
  allCrds,
  type ExternalSecretsGenerator,
  requiredCrds,
} from '../../../lib/platform/external-secrets-operator/use';
import {
  EXTERNAL_SECRETS_CRD_BUNDLE,
  EXTERNAL_SECRETS_GENERATORS,
} from '../../../lib/upstream/external-secrets-operator';
import { findings, render } from '../rendering';

const CORE = [
  'externalsecrets.external-secrets.io',
  'generatorstates.generators.external-secrets.io',
  'secretstores.external-secrets.io',
];

/** In the form of upstream's bundle, without the schemas. */
const BUNDLE = allCrds().map(crd).join('---\n');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crds-'));
  file = join(folder, 'bundle.yaml');
  writeFileSync(file, BUNDLE);
  jest.replaceProperty(EXTERNAL_SECRETS_CRD_BUNDLE, 'sha256', createHash('sha256').update(BUNDLE).digest('hex'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  jest.restoreAllMocks();
});

const crds = (props: ExternalSecretsOperatorCrdsProps) => (scope: Construct) =>
  new ExternalSecretsOperatorCrds(scope, 'crds', props);
const installed = (props: ExternalSecretsOperatorCrdsProps = {}) =>
  render(crds({ file, ...props }), 'chart-namespace').map(({ metadata }) => metadata.name);

test('the release has 25 CRDs', () => {
  expect(allCrds()).toHaveLength(25);
});

test('without reconcilers and generators, stores, ExternalSecrets and the state of generators are installed', () => {
  expect(installed()).toEqual(CORE);
});

test('each reconciler and generator brings its CRD', () => {
  const names = installed({ reconcilers: ['clusterSecretStores', 'clusterPushSecrets'], generators: ['Password'] });

  expect(names.filter((name) => !CORE.includes(name))).toEqual([
    'clusterpushsecrets.external-secrets.io',
    'clustersecretstores.external-secrets.io',
    'passwords.generators.external-secrets.io',
    'pushsecrets.external-secrets.io',
  ]);
});

test('a CRD is as upstream wrote it, its functional label included, and has no namespace', () => {
  const [first] = render(crds({ file }), 'chart-namespace');

  expect(first).toEqual({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      labels: { 'external-secrets.io/component': 'controller' },
      name: 'externalsecrets.external-secrets.io',
    },
    spec: {
      names: { kind: 'Example', name: 'not-this-one' },
      versions: [{ name: 'v1', subresources: { status: {} } }],
    },
  });
});

test('a missing file is a finding, and nothing is installed', () => {
  const missing = join(folder, 'nowhere.yaml');

  expect(findings(crds({ file: missing }))).toEqual(['eso/crds-missing platform/crds']);
});

test('an edited file is a finding, and nothing of it is installed', () => {
  writeFileSync(file, `${BUNDLE}# by hand\n`);

  expect(findings(crds({ file }))).toEqual(['eso/crds-edited platform/crds']);
  expect(crds({ file })(new Chart(new App(), 'platform')).node.children).toEqual([]);
});

test("the kustomization takes upstream's bundle at the tag and deletes what is not used", () => {
  const { patches, resources } = externalSecretsCrdKustomization({ generators: ['UUID'] });
  const deleted = (patches as { patch: string }[]).map(({ patch }) => /name: (.+)\n$/.exec(patch)?.[1]);

  expect(resources).toEqual([
    'https://raw.githubusercontent.com/external-secrets/external-secrets/v2.9.0/deploy/crds/bundle.yaml',
  ]);
  expect(deleted).toEqual(allCrds().filter((name) => !requiredCrds({ generators: ['UUID'] }).includes(name)));
});

test('a patch deletes one CRD', () => {
  const { patches } = externalSecretsCrdKustomization({});

  expect((patches as { patch: string }[])[0]?.patch.split('\n')).toEqual([
    '$patch: delete',
    'apiVersion: apiextensions.k8s.io/v1',
    'kind: CustomResourceDefinition',
    'metadata:',
    '  name: acraccesstokens.generators.external-secrets.io',
    '',
  ]);
});

test('the CRDs of a fleet that uses everything are taken as they are', () => {
  const kustomization = externalSecretsCrdKustomization({
    reconcilers: ['clusterSecretStores', 'clusterExternalSecrets', 'clusterPushSecrets'],
    generators: Object.keys(EXTERNAL_SECRETS_GENERATORS) as ExternalSecretsGenerator[],
  });

  expect(kustomization.patches).toBeUndefined();
});

function crd(name: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  labels:
    external-secrets.io/component: controller
  name: ${name}
spec:
  names:
    kind: Example
    name: not-this-one
  versions:
    - name: v1
      subresources:
        status: {}
`;
}

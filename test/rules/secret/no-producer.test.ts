import type { JsonObject } from '../../../lib/core/json';
import { producedSecrets } from '../../../lib/rules/secret/no-producer';
import { check, codes, storeSubject } from '../../support/cluster-subject';
import { deployment, externalSecret, object, secretProviderClass } from '../../support/manifests';

test('a variable from a Secret that nobody makes is a warning with the line that declares it', () => {
  const [finding] = check(producedSecrets, [readingVariable()]);

  expect(finding).toEqual({
    code: 'secret/no-producer',
    severity: 'warning',
    path: 'prod/shop/app',
    problem:
      'Deployment "shop/app" takes variable PASSWORD from Secret "shop/db", which nobody makes in cluster "prod".',
    cause: 'The container stays in CreateContainerConfigError: secret "db" not found.',
    mend: [
      'Correct the name, or bind a property, which makes the Secret: new Binding(workload, id, { property, … }).',
      "If somebody else makes it, declare it in the cluster: existingObjects: [{ kind: 'Secret', namespace: 'shop', name: 'db' }].",
    ].join('\n'),
  });
});

test.each<[string, JsonObject]>([
  ['every key as a variable', container({ envFrom: [{ secretRef: { name: 'db' } }] })],
  ['a volume', { volumes: [{ name: 'db', secret: { secretName: 'db' } }] }],
  ['a projected volume', { volumes: [{ name: 'db', projected: { sources: [{ secret: { name: 'db' } }] } }] }],
  ['what is handed to a CSI driver', { volumes: [{ name: 'db', csi: { nodePublishSecretRef: { name: 'db' } } }] }],
  ['a pull secret', { imagePullSecrets: [{ name: 'db' }] }],
  ['a variable of an init container', { initContainers: [variableFrom({ name: 'db', key: 'password' })] }],
])('%s needs its Secret', (_, pod) => {
  expect(codes(producedSecrets, [deployment(pod)])).toEqual(['secret/no-producer warning prod/shop/app']);
});

test.each<[string, JsonObject]>([
  ['TLS of an Ingress', object('networking.k8s.io/v1', 'Ingress', 'app', { spec: { tls: [{ secretName: 'db' }] } })],
  ['TLS of a Gateway', gateway({ name: 'db' })],
  ['the pull secret of an account', object('v1', 'ServiceAccount', 'app', { imagePullSecrets: [{ name: 'db' }] })],
  ['what is pushed', object('external-secrets.io/v1alpha1', 'PushSecret', 'app', pushing('db'))],
  ['the credential of a store', object('external-secrets.io/v1', 'SecretStore', 'app', signingInWith('db'))],
  ['what keys are merged into', { ...externalSecret({ target: { creationPolicy: 'Merge' } }) }],
  ['a template', externalSecret({ target: { template: { templateFrom: [{ secret: { name: 'base' } }] } } })],
])('%s needs its Secret', (_, manifest) => {
  expect(check(producedSecrets, [manifest])).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['a Secret', object('v1', 'Secret', 'db')],
  ['an ExternalSecret of that name', externalSecret()],
  ['an ExternalSecret of that target', object('external-secrets.io/v1', 'ExternalSecret', 'other', targeting('db'))],
  ['a ClusterExternalSecret', clusterExternalSecret()],
  ['a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db')],
  ['a class that syncs it', secretProviderClass({ secretObjects: [{ secretName: 'db' }] })],
  ['a Certificate', object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'db' } })],
])('%s makes it', (_, maker) => {
  expect(codes(producedSecrets, [readingVariable(), maker])).toEqual([]);
});

test('an ExternalSecret that makes no Secret leaves it missing', () => {
  const none = externalSecret({ target: { creationPolicy: 'None' } });

  expect(check(producedSecrets, [readingVariable(), none])).toHaveLength(1);
});

test('an ExternalSecret that merges into an object of another kind needs no Secret', () => {
  const target = { creationPolicy: 'Merge', manifest: { apiVersion: 'v1', kind: 'ConfigMap' } };

  expect(codes(producedSecrets, [externalSecret({ target })])).toEqual([]);
});

test('an ExternalSecret whose target has another name leaves it missing', () => {
  const other = externalSecret({ target: { name: 'other' } });

  expect(check(producedSecrets, [readingVariable(), other])).toHaveLength(1);
});

test('what is optional may be missing', () => {
  const pod = container({ envFrom: [{ secretRef: { name: 'db', optional: true } }] });

  expect(codes(producedSecrets, [deployment(pod)])).toEqual([]);
});

test('what is declared as existing is made', () => {
  const existingObjects = [{ kind: 'Secret', namespace: 'shop', name: 'db' }] as const;

  expect(codes(producedSecrets, [readingVariable()], { existingObjects })).toEqual([]);
});

test('what a person makes by BOOTSTRAP.md is made', () => {
  const stores = [storeSubject({ credentials: [{ name: 'db', namespace: 'shop' }] })];

  expect(codes(producedSecrets, [readingVariable()], { stores })).toEqual([]);
});

test('a Secret of another namespace is none, and the finding names that namespace', () => {
  const elsewhere = { ...object('v1', 'Secret', 'db'), metadata: { name: 'db', namespace: 'finance' } };

  const [finding] = check(producedSecrets, [readingVariable(), elsewhere]);

  expect(finding?.problem).toContain('in cluster "prod"; one of that name lies in namespace "finance".');
});

test('a name that is spelt alike is suggested', () => {
  const [finding] = check(producedSecrets, [readingVariable(), object('v1', 'Secret', 'dbs')]);

  expect(finding?.mend).toMatch(/^Correct the name \(did you mean "dbs"\?\), or /);
});

test('in a namespace of thousands none is looked for', () => {
  const many = Array.from({ length: 201 }, (_, index) => object('v1', 'Secret', `db${index}`));

  const [finding] = check(producedSecrets, [readingVariable(), ...many]);

  expect(finding?.mend).toMatch(/^Correct the name, or /);
});

test('several readings by one workload are one finding', () => {
  const pod = { containers: ['a', 'b'].map((key) => variableFrom({ name: 'db', key })) };

  expect(check(producedSecrets, [deployment(pod)])).toHaveLength(1);
});

test('an Ingress that cert-manager issues for passes', () => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'web', { spec: { tls: [{ secretName: 'web' }] } });
  const issued = { ...ingress, metadata: { ...META, annotations: { 'cert-manager.io/cluster-issuer': 'acme' } } };

  expect(codes(producedSecrets, [issued])).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['names it', object('example.com/v1', 'Database', 'main', { spec: { credentials: { secret: 'db' } } })],
  ['is called as it begins', object('example.com/v1', 'Database', 'orders')],
])('an object of an unknown kind that %s may make it', (_, other) => {
  const pod = container({ envFrom: [{ secretRef: { name: 'orders-app' } }, { secretRef: { name: 'db' } }] });

  expect(check(producedSecrets, [deployment(pod), other])).toHaveLength(1);
});

test.each<[string, JsonObject]>([
  ['HelmRelease', object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'db')],
  ['Argo CD Application', object('argoproj.io/v1alpha1', 'Application', 'db', { spec: { source: { chart: 'db' } } })],
])('a chart may make it in any namespace, whoever writes the %s', (_, installer) => {
  const elsewhere = { ...installer, metadata: { name: 'db', namespace: 'gitops' } };

  expect(codes(producedSecrets, [readingVariable(), elsewhere], { isOwnUnit: () => false })).toEqual([]);
});

test('what syncs a unit of that name makes no Secret', () => {
  const unit = object('argoproj.io/v1alpha1', 'Application', 'db', { spec: { source: { path: 'dist/prod/db' } } });

  expect(check(producedSecrets, [readingVariable(), unit], { isOwnUnit: () => false })).toHaveLength(1);
});

test('the credential of a class has to be made', () => {
  const parameters = { authSecretName: 'token', authSecretNamespace: 'shop' };

  const [finding] = check(producedSecrets, [secretProviderClass({ provider: 'pulumi', parameters })]);

  expect(finding).toMatchObject({
    problem:
      'SecretProviderClass "shop/db" signs in with Secret "shop/token" (authSecretName), which nobody makes in cluster "prod".',
    cause: 'Every pod that mounts it stays in ContainerCreating: secrets "token" not found.',
  });
});

test('what several need is told once, at what holds them all', () => {
  const parameters = { authSecretName: 'token', authSecretNamespace: 'shop' };
  const classes = ['a', 'b', 'c'].map((name) => ({
    ...secretProviderClass({ provider: 'pulumi', parameters }),
    metadata: { name, namespace: 'shop' },
  }));

  const findings = check(producedSecrets, classes);

  expect(findings.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    'prod/shop: SecretProviderClass "shop/a" signs in with Secret "shop/token" (authSecretName), which nobody makes in cluster "prod"; 2 others need it too, SecretProviderClass "shop/b" for instance.',
  ]);
});

test('two that need different Secrets are told each', () => {
  const pod = container({ envFrom: [{ secretRef: { name: 'db' } }, { secretRef: { name: 'mail' } }] });

  expect(codes(producedSecrets, [deployment(pod)])).toEqual([
    'secret/no-producer warning prod/shop/app',
    'secret/no-producer warning prod/shop/app',
  ]);
});

test('a store that signs in for each namespace names no Secret of its own', () => {
  const store = { ...object('external-secrets.io/v1', 'ClusterSecretStore', 'app', signingInWith('db')) };

  expect(codes(producedSecrets, [{ ...store, metadata: { name: 'app' } }])).toEqual([]);
});

test('a Gateway that cert-manager issues for passes', () => {
  const issued = {
    ...gateway({ name: 'web' }),
    metadata: { ...META, annotations: { 'cert-manager.io/issuer': 'acme' } },
  };

  expect(codes(producedSecrets, [issued])).toEqual([]);
});

test('a Gateway may name a certificate of another namespace', () => {
  const [finding] = check(producedSecrets, [
    object('v1', 'Secret', 'web'),
    gateway({ name: 'web', namespace: 'edge' }),
  ]);

  expect(finding).toMatchObject({
    problem: expect.stringContaining('Gateway "shop/web" serves the certificate of Secret "edge/web"'),
    cause: 'The listener is not programmed: ResolvedRefs is False, InvalidCertificateRef.',
  });
});

const META = { name: 'web', namespace: 'shop' };

function readingVariable(): JsonObject {
  return deployment({ containers: [variableFrom({ name: 'db', key: 'password' })] });
}

function variableFrom(secretKeyRef: JsonObject): JsonObject {
  return { name: 'app', env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef } }] };
}

function gateway(certificateRef: JsonObject): JsonObject {
  const listeners = [{ name: 'https', tls: { certificateRefs: [certificateRef] } }];
  return object('gateway.networking.k8s.io/v1', 'Gateway', 'web', { spec: { listeners } });
}

function container(fields: JsonObject): JsonObject {
  return { containers: [{ name: 'app', ...fields }] };
}

function pushing(name: string): JsonObject {
  return { spec: { selector: { secret: { name } } } };
}

function signingInWith(name: string): JsonObject {
  return { spec: { provider: { pulumi: { accessToken: { secretRef: { name, key: 'token' } } } } } };
}

function targeting(name: string): JsonObject {
  return { spec: { target: { name } } };
}

function clusterExternalSecret(): JsonObject {
  const spec = { externalSecretName: 'db', externalSecretSpec: {} };
  return { apiVersion: 'external-secrets.io/v1', kind: 'ClusterExternalSecret', metadata: { name: 'all' }, spec };
}

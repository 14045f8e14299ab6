import type { JsonObject } from '../../../lib/core/json';
import { readSecrets } from '../../../lib/rules/secret/unused';
import { check, codes, storeSubject } from '../../support/cluster-subject';
import { configMap, deployment, externalSecret, object, secretProviderClass } from '../../support/manifests';

test('an ExternalSecret whose Secret nothing reads is worth a note', () => {
  expect(check(readSecrets, [externalSecret()])).toEqual([
    {
      code: 'secret/unused',
      severity: 'note',
      path: 'prod/shop/db',
      problem: 'ExternalSecret "shop/db" makes Secret "shop/db", which nothing in cluster "prod" reads.',
      cause: 'Its values lie in etcd, for everybody who may read Secrets there and for no workload.',
      mend: "Take it away; or, if somebody reads it through the API server, say so: allow(unit, 'secret/unused', 'because …').",
    },
  ]);
});

test.each<[string, JsonObject]>([
  ['SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'db')],
  ['class', secretProviderClass({ secretObjects: [{ secretName: 'db' }] })],
])('so is that of a %s', (_, maker) => {
  expect(check(readSecrets, [maker])).toHaveLength(1);
});

test('a reading that may fail is a reading', () => {
  const pod = { volumes: [{ name: 'db', secret: { secretName: 'db', optional: true } }] };

  expect(codes(readSecrets, [externalSecret(), deployment(pod)])).toEqual([]);
});

test('what a store signs in with is read', () => {
  const stores = [storeSubject({ credentials: [{ name: 'db', namespace: 'shop' }] })];

  expect(codes(readSecrets, [externalSecret()], { stores })).toEqual([]);
});

test('a reader in another namespace reads another Secret', () => {
  const reader = deployment({ volumes: [{ name: 'db', secret: { secretName: 'db' } }] });
  const elsewhere = { ...reader, metadata: { name: 'app', namespace: 'finance' } };
  const own = { ...externalSecret({ target: { name: 'own' } }) };

  expect(codes(readSecrets, [own, elsewhere])).toEqual(['secret/unused note prod/shop/db']);
});

test.each<[string, JsonObject]>([
  ['an argument', deployment({ containers: [{ name: 'app', args: ['--tls-secret=shop/db'] }] })],
  ['an annotation', configMap({ annotations: { 'nginx.ingress.kubernetes.io/auth-secret': 'shop/db' } })],
  ['rights', object('rbac.authorization.k8s.io/v1', 'Role', 'reader', { rules: [{ resourceNames: ['db'] }] })],
  ['an object of an unknown kind', object('example.com/v1', 'Database', 'main', { spec: { secret: 'db' } })],
])('a Secret that %s names may be read', (_, other) => {
  expect(codes(readSecrets, [externalSecret(), other])).toEqual([]);
});

test("what the fleet's own units name is no reading", () => {
  const role = object('rbac.authorization.k8s.io/v1', 'Role', 'operator', { rules: [{ resourceNames: ['db'] }] });

  expect(check(readSecrets, [externalSecret(), role], { isOwnUnit: () => false })).toHaveLength(1);
});

test('what Flux signs in to a repository with is read', () => {
  const source = object('source.toolkit.fluxcd.io/v1', 'GitRepository', 'clusters', {
    spec: { secretRef: { name: 'db' } },
  });

  expect(codes(readSecrets, [externalSecret(), source], { isOwnUnit: () => false })).toEqual([]);
});

test('what the provider of a class signs in with is read', () => {
  const parameters = { authSecretName: 'token', authSecretNamespace: 'shop' };
  const classes = ['a', 'b'].map((name) => ({
    ...secretProviderClass({ provider: 'pulumi', parameters }),
    metadata: { name, namespace: 'shop' },
  }));

  expect(codes(readSecrets, [externalSecret({ target: { name: 'token' } }), ...classes])).toEqual([]);
});

test('a Secret with a label waits for a controller that looks for it', () => {
  const metadata = { labels: { 'argocd.argoproj.io/secret-type': 'repository' } };

  expect(codes(readSecrets, [externalSecret({ target: { template: { metadata } } })])).toEqual([]);
});

test('a bare Secret is left alone', () => {
  expect(codes(readSecrets, [object('v1', 'Secret', 'db')])).toEqual([]);
});

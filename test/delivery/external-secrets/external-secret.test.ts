import { Duration } from 'cdk8s';
import { ConfigMap, Deployment, EnvValue } from 'cdk8s-plus-30';
import { toJson_ExternalSecretSpec } from '../../../imports/external-secrets.io';
import { SecretStore } from '../../../lib/delivery/external-secrets/secret-store';
import { environment } from '../../support/environment';
import { chart, codesOf, externalSecret, manifestOf, specOf, store } from './objects';

const target = (props: Parameters<typeof externalSecret>[0]) => specOf(externalSecret(props)).target;

test('everything that the API server would add is written', () => {
  expect(manifestOf(externalSecret())).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'db', namespace: 'shop' },
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'esc' },
      target: {
        name: 'db',
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        template: { engineVersion: 'v2', mergePolicy: 'Replace', type: 'Opaque', metadata: {} },
      },
      data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
    },
  });
});

test('labels of the ExternalSecret are not copied to the Secret: its template has metadata of its own', () => {
  expect(target({ template: { labels: { app: 'shop' }, annotations: { note: 'n' } } })).toMatchObject({
    template: { metadata: { labels: { app: 'shop' }, annotations: { note: 'n' } } },
  });
});

test('all that can be written is spelt as the CRD spells it', () => {
  const secret = externalSecret(EVERYTHING);

  const spec = specOf(secret);

  expect(codesOf(secret)).toEqual([]);
  expect(toJson_ExternalSecretSpec(spec as never)).toEqual(spec);
});

test('no field is undefined, which stock cdk8s would write as null', () => {
  const spec = specOf(externalSecret(EVERYTHING));

  expect(JSON.parse(JSON.stringify(spec))).toStrictEqual(spec);
});

test('two keys of one property share no object, which stock cdk8s would write as an alias', () => {
  const remoteRef = environment().property('db.password');

  const { data } = specOf(
    externalSecret({
      data: [
        { secretKey: 'a', remoteRef },
        { secretKey: 'b', remoteRef },
      ],
    }),
  ) as { data: { remoteRef: object }[] };

  expect(data[0]?.remoteRef).toEqual({ key: 'db.password' });
  expect(data[0]?.remoteRef).not.toBe(data[1]?.remoteRef);
});

test.each([
  [3600, '1h0m0s'],
  [5400, '1h30m0s'],
  [300, '5m0s'],
  [3605, '1h0m5s'],
  [45, '45s'],
])('a refresh of %d seconds is written as the API writes it: %s', (seconds, text) => {
  expect(specOf(externalSecret({ refresh: Duration.seconds(seconds) }))).toMatchObject({ refreshInterval: text });
});

test('once means that nothing is read again, and that nobody looks again', () => {
  expect(specOf(externalSecret({ refresh: 'once' }))).toMatchObject({
    refreshPolicy: 'CreatedOnce',
    refreshInterval: '0s',
  });
});

test.each(['Merge', 'CreateOrMerge'] as const)(
  'creationPolicy %s leaves the type of the Secret alone',
  (creationPolicy) => {
    expect(target({ creationPolicy })).toHaveProperty('template', {
      engineVersion: 'v2',
      mergePolicy: 'Replace',
      metadata: {},
    });
  },
);

test('immutable is written when it is meant', () => {
  expect(target({ immutable: true, refresh: 'once' })).toHaveProperty('immutable', true);
  expect(target({ immutable: false })).not.toHaveProperty('immutable');
});

test('an entry reads from a store of its own', () => {
  const own = SecretStore.fromName({ name: 'kv', namespace: 'shop' });

  const { data } = specOf(externalSecret({ data: [{ secretKey: 'a', remoteRef: { key: 'b' }, store: own }] }));

  expect(data).toEqual([
    { secretKey: 'a', remoteRef: { key: 'b' }, sourceRef: { storeRef: { kind: 'SecretStore', name: 'kv' } } },
  ]);
});

test('the Secret can be used wherever cdk8s-plus takes one', () => {
  const scope = chart();
  const { secret } = externalSecret({ secretName: 'shop-db' }, scope);
  const deployment = new Deployment(scope, 'app', { containers: [{ image: 'app:1' }] });

  deployment.containers[0]?.env.addVariable('PASSWORD', EnvValue.fromSecretValue({ secret, key: 'password' }));

  expect(JSON.stringify(scope.toJson())).toContain('"secretKeyRef":{"key":"password","name":"shop-db"}');
});

test('the Secret is the same each time it is asked for', () => {
  const secret = externalSecret();

  expect(secret.secret).toBe(secret.secret);
});

test('a key is a reference to the Secret', () => {
  const secret = externalSecret({ secretName: 'shop-db' });

  expect(secret.key('password')).toEqual({ name: 'shop-db', namespace: 'shop', key: 'password' });
  expect(codesOf(secret)).toEqual([]);
});

test('a key that the Secret will not have is reported', () => {
  const secret = externalSecret();

  secret.key('user');

  expect(codesOf(secret)).toEqual(['eso/unknown-key error']);
});

test('any key may be among those that are extracted', () => {
  const secret = externalSecret({ dataFrom: [{ extract: { key: 'db' } }] });

  secret.key('user');

  expect(codesOf(secret)).toEqual([]);
});

const EVERYTHING = {
  secretName: 'shop-db',
  type: 'kubernetes.io/basic-auth',
  creationPolicy: 'Owner',
  deletionPolicy: 'Delete',
  immutable: true,
  refresh: 'once',
  data: [
    { secretKey: 'user', remoteRef: { key: 'db', property: 'user', version: '2', decodingStrategy: 'Base64' } },
    { secretKey: 'password', remoteRef: { key: 'db' }, store: store() },
  ],
  dataFrom: [
    { extract: { key: 'db' }, rewrite: [{ regexp: { source: '^db-(.*)$', target: '$1' } }], store: store() },
    { find: { regexp: '^shop-', path: '/shop' }, rewrite: [{ transform: { template: '{{ .value | upper }}' } }] },
    { find: { tags: { team: 'shop' } } },
  ],
  template: {
    data: { username: '{{ .user }}' },
    mergePolicy: 'Merge',
    labels: { app: 'shop' },
    annotations: { note: 'n' },
    templateFrom: [
      { literal: 'a: "{{ .user }}"', target: 'Annotations' },
      { configMap: ConfigMap.fromConfigMapName(chart(), 'map', 'templates'), items: [{ key: 'app.conf' }] },
      {
        configMap: ConfigMap.fromConfigMapName(chart(), 'map', 'more'),
        items: [{ key: 'all', templateAs: 'KeysAndValues' }],
        target: 'Labels',
      },
    ],
  },
} as const satisfies Parameters<typeof externalSecret>[0];

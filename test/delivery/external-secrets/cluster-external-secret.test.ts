import { Duration } from 'cdk8s';
import { toJson_ClusterExternalSecretSpec } from '../../../imports/external-secrets.io';
import {
  ClusterExternalSecret,
  type ClusterExternalSecretProps,
} from '../../../lib/delivery/external-secrets/cluster-external-secret';
import { ClusterSecretStore } from '../../../lib/delivery/external-secrets/cluster-secret-store';
import { SecretStore } from '../../../lib/delivery/external-secrets/secret-store';
import { chart, codesOf, externalSecret, manifestOf, specOf, store } from './objects';

function clusterSecret(props: Partial<ClusterExternalSecretProps> = {}): ClusterExternalSecret {
  return new ClusterExternalSecret(chart(), 'pull', {
    name: 'db',
    namespaces: ['shop', 'billing'],
    store: store(),
    data: [{ secretKey: 'password', remoteRef: { key: 'db.password' } }],
    ...props,
  });
}

test('it makes the ExternalSecret that stands for itself elsewhere, in namespaces selected by name', () => {
  expect(manifestOf(clusterSecret())).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterExternalSecret',
    metadata: { name: 'db' },
    spec: {
      externalSecretName: 'db',
      externalSecretSpec: specOf(externalSecret()),
      namespaceSelectors: [
        {
          matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'billing'] }],
        },
      ],
    },
  });
});

test('all that can be written is spelt as the CRD spells it', () => {
  const { externalSecretSpec, ...own } = specOf(
    clusterSecret({
      externalSecretName: 'pull-secret',
      namespaceSelectors: [{ matchLabels: { team: 'shop' } }],
      refreshTime: Duration.minutes(5),
    }),
  );

  expect(own).toMatchObject({ externalSecretName: 'pull-secret', refreshTime: '5m0s' });
  expect(toJson_ClusterExternalSecretSpec(own as never)).toEqual(own);
});

test('the Secret is called like the ExternalSecret', () => {
  const cluster = clusterSecret({ externalSecretName: 'pull-secret' });

  expect(cluster.secretName).toBe('pull-secret');
  expect(specOf(cluster)).toMatchObject({ externalSecretSpec: { target: { name: 'pull-secret' } } });
});

test.each<[string, Partial<ClusterExternalSecretProps>]>([
  ['no namespaces', { namespaces: undefined }],
  ['an empty list', { namespaces: [] }],
  ['an empty selector', { namespaceSelectors: [{ matchLabels: {} }] }],
  ['a name that is none', { namespaces: ['Shop'] }],
])('%s: refused', (_, props) => {
  expect(codesOf(clusterSecret(props))).toEqual(['eso/cluster-namespaces error']);
});

test('a SecretStore is refused: it lies in one namespace', () => {
  const namespaced = SecretStore.fromName({ name: 'esc', namespace: 'shop' });

  expect(codesOf(clusterSecret({ store: namespaced }))).toEqual(['eso/cluster-namespaced-store error']);
});

test('a store that does not admit one of the namespaces is refused', () => {
  const forShop = new ClusterSecretStore(chart(), 'store', {
    name: 'esc',
    conditions: [{ namespaces: ['shop'] }],
    provider: { fake: {} },
  });

  expect(codesOf(clusterSecret({ store: forShop }))).toEqual(['eso/store-namespace error']);
});

test('what is wrong with an ExternalSecret is wrong here too', () => {
  expect(codesOf(clusterSecret({ data: [] }))).toEqual(['eso/nothing-to-read error']);
});

test('a refreshTime of 0 is refused', () => {
  expect(codesOf(clusterSecret({ refreshTime: Duration.seconds(0) }))).toEqual(['eso/refresh-interval error']);
});

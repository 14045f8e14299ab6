import { Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-30';
import { toJson_PushSecretSpec } from '../../../imports/external-secrets.io';
import { PushSecret, type PushSecretProps } from '../../../lib/delivery/external-secrets/push-secret';
import { SecretStore } from '../../../lib/delivery/external-secrets/secret-store';
import { PULUMI_EXTERNAL_SECRETS_PROVIDER } from '../../../lib/upstream/external-secrets-providers';
import { chart, codesOf, manifestOf, specOf, store } from './objects';

function pushSecret(props: Partial<PushSecretProps> = {}): PushSecret {
  const scope = chart();
  return new PushSecret(scope, 'push', {
    name: 'db',
    namespace: 'shop',
    secret: Secret.fromSecretName(scope, 'secret', 'db-generated'),
    stores: [store()],
    data: [{ secretKey: 'password', remoteKey: 'db-password' }],
    ...props,
  });
}

test('everything that the API server would add is written', () => {
  expect(manifestOf(pushSecret())).toEqual({
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { name: 'db', namespace: 'shop' },
    spec: {
      refreshInterval: '1h0m0s',
      updatePolicy: 'Replace',
      deletionPolicy: 'None',
      secretStoreRefs: [{ kind: 'ClusterSecretStore', name: 'esc' }],
      selector: { secret: { name: 'db-generated' } },
      data: [{ match: { secretKey: 'password', remoteRef: { remoteKey: 'db-password' } }, conversionStrategy: 'None' }],
    },
  });
});

test('all that can be written is spelt as the CRD spells it', () => {
  const push = pushSecret({
    data: [{ remoteKey: 'whole' }, { secretKey: 'a', remoteKey: 'db', property: 'password' }],
    updatePolicy: 'IfNotExists',
    deletionPolicy: 'Delete',
    refresh: Duration.minutes(30),
  });

  expect(codesOf(push)).toEqual([]);
  expect(specOf(push)).toMatchObject({
    refreshInterval: '30m0s',
    updatePolicy: 'IfNotExists',
    deletionPolicy: 'Delete',
  });
  expect(toJson_PushSecretSpec(specOf(push) as never)).toEqual(specOf(push));
});

test('pushing to Pulumi ESC is refused: it writes secrets into the definition in plain text', () => {
  const push = pushSecret({ stores: [store({ ...PULUMI_EXTERNAL_SECRETS_PROVIDER })] });

  expect(codesOf(push)).toEqual(['eso/push-provider error']);
  expect(push.node.validate().join()).toContain('plain text');
});

test.each<[string, Partial<PushSecretProps>]>([
  ['data', { data: [] }],
  ['stores', { stores: [] }],
])('no %s: refused', (_, props) => {
  expect(codesOf(pushSecret(props))).toEqual(['eso/nothing-to-push error']);
});

test('a store of another namespace is refused', () => {
  const foreign = SecretStore.fromName({ name: 'esc', namespace: 'ops' });

  expect(codesOf(pushSecret({ stores: [foreign] }))).toEqual(['eso/store-namespace error']);
});

test.each([
  { secretKey: 'a b', remoteKey: 'b' },
  { secretKey: 'a', remoteKey: '' },
])('an entry of illegal keys is refused: %j', (entry) => {
  expect(codesOf(pushSecret({ data: [entry] }))).toEqual(['eso/push-key error']);
});

test('two entries of one place are refused, two properties of one object are not', () => {
  const data = [
    { secretKey: 'a', remoteKey: 'db', property: 'x' },
    { secretKey: 'b', remoteKey: 'db', property: 'y' },
    { secretKey: 'c', remoteKey: 'db', property: 'x' },
  ];

  expect(codesOf(pushSecret({ data }))).toEqual(['eso/push-duplicate error']);
});

test('a refresh of 0 is refused', () => {
  expect(codesOf(pushSecret({ refresh: Duration.seconds(0) }))).toEqual(['eso/refresh-interval error']);
});

import { Duration } from 'cdk8s';
import { toJson_SecretStoreSpec } from '../../../imports/external-secrets.io';
import { SecretStore, type SecretStoreProps } from '../../../lib/delivery/external-secrets/secret-store';
import { environment } from '../../support/environment';
import { chart, codesOf, manifestOf, specOf } from './objects';

const vault = (namespace?: string) => ({
  vault: {
    server: 'https://vault',
    version: 'v2',
    auth: {
      kubernetes: {
        mountPath: 'kubernetes',
        role: 'shop',
        serviceAccountRef: { name: 'shop', ...(namespace && { namespace }) },
      },
    },
  },
});

function secretStore(props: Partial<SecretStoreProps> = {}): SecretStore {
  return new SecretStore(chart(), 'store', { name: 'esc', namespace: 'shop', provider: vault(), ...props });
}

test('a store says which provider, and nothing else', () => {
  expect(manifestOf(secretStore())).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name: 'esc', namespace: 'shop' },
    spec: { provider: vault() },
  });
});

test('all that can be written is spelt as the CRD spells it', () => {
  const spec = specOf(
    secretStore({
      controller: 'mine',
      refreshInterval: Duration.hours(1),
      retrySettings: { maxRetries: 3, retryInterval: Duration.seconds(90) },
    }),
  );

  expect(spec).toMatchObject({ refreshInterval: 3600, retrySettings: { maxRetries: 3, retryInterval: '1m30s' } });
  expect(toJson_SecretStoreSpec(spec as never)).toEqual(spec);
});

test('a Pulumi ESC environment is a provider', () => {
  const { externalSecrets } = environment({ accessToken: { namespace: 'shop' } });

  const store = secretStore({ provider: externalSecrets.provider('SecretStore'), profile: externalSecrets.profile });

  expect(codesOf(store)).toEqual([]);
  expect(toJson_SecretStoreSpec(specOf(store) as never)).toEqual(specOf(store));
});

test.each([
  ['none', {}],
  ['two', { fake: {}, vault: {} }],
])('%s instead of one provider is refused', (_, provider) => {
  expect(codesOf(secretStore({ provider }))).toEqual(['eso/store-provider error']);
});

test.each([
  ['the own', 'shop', []],
  ['another', 'ops', ['eso/store-foreign-namespace error']],
])('a reference to %s namespace', (_, namespace, codes) => {
  expect(codesOf(secretStore({ provider: vault(namespace) }))).toEqual(codes);
});

test('the finding says which reference leads away', () => {
  const { node } = secretStore({ provider: vault('ops') });

  expect(node.validate().join()).toContain('vault.auth.kubernetes.serviceAccountRef names "ops/shop"');
});

test.each([0, 0.5])('a refresh interval of %s seconds is refused', (seconds) => {
  expect(codesOf(secretStore({ refreshInterval: Duration.millis(seconds * 1000) }))).toEqual([
    'eso/refresh-interval error',
  ]);
});

test.each([
  ['reads', vault(), []],
  ['ignores', { pulumi: {} }, ['eso/store-retries warning']],
])('retry settings of a provider that %s them', (_, provider, codes) => {
  expect(codesOf(secretStore({ provider, retrySettings: { maxRetries: 3 } }))).toEqual(codes);
});

test.each([
  ['made here', secretStore()],
  ['of somebody else', SecretStore.fromName({ name: 'esc', namespace: 'shop' })],
])('a store %s is there for its own namespace only', (_, store) => {
  expect(store.refusal('shop')).toBeUndefined();
  expect(store.refusal('billing')).toContain('"shop"');
});

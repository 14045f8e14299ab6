import { toJson_ClusterSecretStoreSpec } from '../../../imports/external-secrets.io';
import {
  ClusterSecretStore,
  type ClusterSecretStoreProps,
} from '../../../lib/delivery/external-secrets/cluster-secret-store';
import type { NamespaceCondition } from '../../../lib/delivery/external-secrets/namespace-conditions';
import { environment } from '../../support/environment';
import { ABLE, chart, codesOf, manifestOf, specOf } from './objects';

function clusterStore(props: Partial<ClusterSecretStoreProps> = {}): ClusterSecretStore {
  return new ClusterSecretStore(chart(), 'store', {
    name: 'esc',
    conditions: [{ namespaces: ['shop'] }],
    provider: { fake: { data: [] } },
    ...props,
  });
}

const conditionCodes = (...conditions: readonly NamespaceCondition[]) => codesOf(clusterStore({ conditions }));

test('it lies in no namespace, not even in that of its chart', () => {
  expect(manifestOf(clusterStore())).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: 'esc' },
    spec: { conditions: [{ namespaces: ['shop'] }], provider: { fake: { data: [] } } },
  });
});

test('all conditions are spelt as the CRD spells them', () => {
  const conditions: NamespaceCondition[] = [
    {
      namespaces: ['shop'],
      namespaceRegexes: ['^team-.*$'],
      namespaceSelector: {
        matchLabels: { team: 'shop' },
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['gold'] },
          { key: 'sandbox', operator: 'DoesNotExist' },
        ],
      },
    },
  ];

  const store = clusterStore({ conditions });

  expect(codesOf(store)).toEqual([]);
  expect(specOf(store).conditions).toEqual(conditions);
  expect(toJson_ClusterSecretStoreSpec({ conditions } as never)).toEqual({ conditions });
});

test.each<[string, readonly NamespaceCondition[]]>([
  ['no conditions', []],
  ['an empty selector', [{ namespaceSelector: {} }]],
  ['an empty condition', [{}]],
  ['an empty list', [{ namespaces: [] }]],
  ['a name that is none', [{ namespaces: ['Shop'] }]],
  ['a pattern that does not compile', [{ namespaceRegexes: ['^shop($'] }]],
  ['a pattern that Go does not know', [{ namespaceRegexes: ['^(?!kube-).*$'] }]],
])('%s: refused', (_, conditions) => {
  expect(conditionCodes(...conditions)).toEqual(['eso/store-conditions error']);
});

test('a pattern that is not anchored is refused, with the one to write', () => {
  const { node } = clusterStore({ conditions: [{ namespaceRegexes: ['^team-a'] }] });

  expect(node.validate().join()).toContain('Write "^(team-a)$"');
});

test('every mistake of the conditions is told', () => {
  expect(conditionCodes({ namespaces: ['A', 'b'] }, { namespaceRegexes: ['b', '^c$'] }, {})).toEqual([
    'eso/store-conditions error',
    'eso/store-pattern error',
    'eso/store-conditions error',
  ]);
});

test.each<[string, NamespaceCondition, string, boolean]>([
  ['a name', { namespaces: ['shop'] }, 'shop', true],
  ['another name', { namespaces: ['shop'] }, 'shops', false],
  ['a pattern', { namespaceRegexes: ['^team-.*$'] }, 'team-a', true],
  ['another pattern', { namespaceRegexes: ['^team-.*$'] }, 'shop', false],
  ['a pattern that only Go can judge', { namespaceRegexes: ['^(?i)TEAM$'] }, 'shop', true],
  ['labels, which nobody knows here', { namespaceSelector: { matchLabels: { a: 'b' } } }, 'shop', true],
])('%s decides whether a namespace may use it', (_, condition, namespace, admitted) => {
  const store = clusterStore({ conditions: [condition] });

  expect(store.refusal(namespace) === undefined).toBe(admitted);
});

test('whom a foreign store admits is not known', () => {
  expect(ClusterSecretStore.fromName({ name: 'esc' }).refusal('shop')).toBeUndefined();
});

test('a Pulumi ESC environment is a provider', () => {
  const { externalSecrets } = environment({ accessToken: { namespace: 'ops' } });

  const store = clusterStore({
    provider: externalSecrets.provider('ClusterSecretStore'),
    profile: externalSecrets.profile,
  });

  expect(codesOf(store)).toEqual([]);
});

test('references without a namespace are refused where the provider takes none from the ExternalSecret', () => {
  const { externalSecrets } = environment({ accessToken: { namespace: 'ops' } });

  const store = clusterStore({ provider: externalSecrets.provider('SecretStore'), profile: externalSecrets.profile });

  expect(codesOf(store)).toEqual(['eso/store-missing-namespace error']);
});

test.each([
  ['it does', ABLE],
  ['nobody knows', undefined],
])('references without a namespace are left alone where %s', (_, profile) => {
  const provider = { azurekv: { vaultUrl: 'https://a', serviceAccountRef: { name: 'shop' } } };

  expect(codesOf(clusterStore({ provider, profile }))).toEqual([]);
});

test('a field called name beside fields of other things is no reference, what lies below may be one', () => {
  const provider = { akeyless: { name: 'shop', accessType: 'k8s', secretRef: { name: 'token', key: 'token' } } };

  const store = clusterStore({ provider, profile: { ...ABLE, resolvesConsumerNamespace: false } });

  expect(store.node.validate().map((text) => /(\S+) names/.exec(text)?.[1])).toEqual(['akeyless.secretRef']);
});

test("maps with the author's own keys hold no references", () => {
  const provider = { vault: { server: 'https://vault', headers: { name: 'shop' } } };

  expect(codesOf(clusterStore({ provider, profile: { ...ABLE, resolvesConsumerNamespace: false } }))).toEqual([]);
});

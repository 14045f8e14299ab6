import { tokenRequests } from '../../../lib/rules/csi/token-requests';
import { classOf, reading } from '../../support/classes';
import { azureStoreSubject, check, codes, storeSubject } from '../../support/cluster-subject';

const withAudiences = { name: 'secrets-store.csi.k8s.io', tokenAudiences: ['api://one', 'api://two'] };

test('tokens in front of a provider that fails on them are refused, with the audiences', () => {
  const [finding] = check(tokenRequests, [], { driver: withAudiences, stores: [storeSubject()] });

  expect(finding).toMatchObject({ code: 'csi/token-requests', severity: 'error', path: 'prod' });
  expect(finding?.problem).toContain('("api://one", "api://two")');
  expect(finding?.cause).toContain('Provider "pulumi" 0.1.1');
});

test('a driver without audiences passes', () => {
  expect(codes(tokenRequests, [], { stores: [storeSubject()] })).toEqual([]);
});

test('tokens pass when nothing is read through the driver', () => {
  expect(codes(tokenRequests, [], { driver: withAudiences })).toEqual([]);
});

test('several stores are one mistake of the cluster', () => {
  const other = storeSubject({ address: 'acme/shop/staging' });

  const findings = check(tokenRequests, [], { driver: withAudiences, stores: [storeSubject(), other] });

  expect(findings).toHaveLength(1);
  expect(findings[0]?.problem).toContain('read acme/shop/production, acme/shop/staging through');
});

test('a class that is written by hand is refused as a binding is', () => {
  const [finding, ...others] = check(tokenRequests, [classOf('pulumi', ''), reading()], { driver: withAudiences });

  expect(finding?.problem).toContain('its pods mount SecretProviderClass "shop/db" through the same driver');
  expect(others).toEqual([]);
});

test('a CSIDriver of the program says what it asks for', () => {
  const metadata = { name: 'secrets-store.csi.k8s.io' };
  const spec = { tokenRequests: [{ audience: 'api://one' }] };
  const driver = { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata, spec };

  expect(codes(tokenRequests, [driver, classOf('pulumi', ''), reading()])).toHaveLength(1);
});

test.each([
  ['that no pod mounts', [classOf('pulumi', '')]],
  ['of a provider that bears tokens', [classOf('azure', ''), reading()]],
])('a class %s passes', (_, manifests) => {
  expect(codes(tokenRequests, manifests, { driver: withAudiences })).toEqual([]);
});

test('each store is judged by its own provider', () => {
  const tolerant = storeSubject({
    path: 'prod/shop/other',
    provider: { name: 'other', version: '1.0.0', foreignTokens: 'ignored' },
  });

  expect(codes(tokenRequests, [], { driver: withAudiences, stores: [tolerant, storeSubject()] })).toEqual([
    'csi/token-requests error prod',
  ]);
});

test('a provider that needs tokens beside one that fails on them has three ways out', () => {
  const driver = { name: 'secrets-store.csi.k8s.io', tokenAudiences: ['api://AzureADTokenExchange'] };

  const [finding] = check(tokenRequests, [], { driver, stores: [azureStoreSubject(), storeSubject()] });

  expect(finding?.mend.split('\n').slice(1)).toEqual([
    expect.stringContaining('acme/shop/production holds through External Secrets Operator'),
    expect.stringContaining('shop.vault.azure.net holds through External Secrets Operator'),
    expect.stringContaining('a second driver under another name'),
  ]);
});

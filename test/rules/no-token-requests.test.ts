import { noTokenRequests } from '../../lib/rules/no-token-requests';
import { check, codes, storeSubject } from '../support/cluster-subject';

const withAudiences = { name: 'secrets-store.csi.k8s.io', tokenAudiences: ['api://one', 'api://two'] };

test('tokens in front of a provider that fails on them are refused, with the audiences', () => {
  const [finding] = check(noTokenRequests, [], { driver: withAudiences, stores: [storeSubject()] });

  expect(finding).toMatchObject({ code: 'csi/token-requests', severity: 'error', path: 'prod' });
  expect(finding?.problem).toContain('("api://one", "api://two")');
  expect(finding?.cause).toContain('Provider "pulumi" 0.1.1');
});

test('a driver without audiences passes', () => {
  expect(codes(noTokenRequests, [], { stores: [storeSubject()] })).toEqual([]);
});

test('tokens pass when nothing is read through the driver', () => {
  expect(codes(noTokenRequests, [], { driver: withAudiences })).toEqual([]);
});

test('several stores are one mistake of the cluster', () => {
  const other = storeSubject({ address: 'acme/shop/staging' });

  const findings = check(noTokenRequests, [], { driver: withAudiences, stores: [storeSubject(), other] });

  expect(findings).toHaveLength(1);
  expect(findings[0]?.problem).toContain('read acme/shop/production, acme/shop/staging through');
});

test('each store is judged by its own provider', () => {
  const tolerant = storeSubject({
    path: 'prod/shop/other',
    provider: { name: 'other', version: '1.0.0', foreignTokens: 'ignored' },
  });

  expect(codes(noTokenRequests, [], { driver: withAudiences, stores: [tolerant, storeSubject()] })).toEqual([
    'csi/token-requests error prod',
  ]);
});

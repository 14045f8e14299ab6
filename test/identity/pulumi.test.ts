import type { PulumiIdentityProps } from '../../lib/identity/pulumi';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { codesOf, shop } from '../support/identity';

test('the issuer is registered with the audience that External Secrets Operator asks for by itself', () => {
  expect(pulumi({}).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout sign in to Pulumi Cloud',
    where: 'Pulumi Cloud, organization acme: Settings, Access Management, OIDC Issuers',
    subject: 'system:serviceaccount:shop:checkout',
    audience: 'https://api.pulumi.com',
    facts: [
      ['URL', '<issuer>'],
      ['Decision', 'Allow'],
      ['Token type', 'Organization'],
      ['Rules', '`aud` and `sub` as above'],
    ],
  });
});

test('another audience is registered, and told to the store', () => {
  const { registration, trust } = pulumi({ audience: 'https://pulumi.example.com' });

  expect(registration.audience).toBe('https://pulumi.example.com');
  expect(trust.audience).toBe('https://pulumi.example.com');
});

test('the driver is asked for no token, which the CSI provider would fail on', () => {
  expect(pulumi({}).tokenAudience).toBeUndefined();
});

test.each(['', 'acme-', 'acme inc'])('"%s" is no organization', (organization) => {
  expect(codesOf(pulumi({ organization }))).toEqual(['identity/invalid-field error']);
});

function pulumi(props: Partial<PulumiIdentityProps>) {
  return WorkloadIdentity.pulumi(shop(), 'checkout', { organization: 'acme', ...props });
}

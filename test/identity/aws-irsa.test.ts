import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { codesOf, shop } from '../support/identity';

const ROLE = 'arn:aws:iam::111122223333:role/checkout';

test('the account names its role, which the CSI provider and the operator read', () => {
  const chart = shop();

  WorkloadIdentity.awsIrsa(chart, 'checkout', { roleArn: ROLE });

  expect(chart.toJson()[0].metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': ROLE });
});

test('the driver has to ask for the audience of AWS', () => {
  expect(irsa(ROLE).tokenAudience).toBe('sts.amazonaws.com');
});

test('the role has to trust the issuer, as a provider of its own account and partition', () => {
  const { command: _, ...registration } = irsa('arn:aws-cn:iam::111122223333:role/shop/checkout').registration;

  expect(registration).toEqual({
    title: 'Let ServiceAccount shop/checkout assume an AWS role',
    where: 'AWS IAM, trust policy of role arn:aws-cn:iam::111122223333:role/shop/checkout',
    subject: 'system:serviceaccount:shop:checkout',
    audience: 'sts.amazonaws.com',
    facts: [
      ['Federated principal', 'arn:aws-cn:iam::111122223333:oidc-provider/<issuer without https://>'],
      ['Action', 'sts:AssumeRoleWithWebIdentity'],
    ],
  });
});

test('the command creates a role that trusts this account alone', () => {
  const { command = '' } = irsa('arn:aws:iam::111122223333:role/shop/eu/checkout').registration;
  const [, policy = ''] = /--assume-role-policy-document '(.+)'$/.exec(command) ?? [];

  expect(command).toMatch(/^aws iam create-role --role-name 'checkout' --path '\/shop\/eu\/' \\\n/);
  expect(JSON.parse(policy)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/<issuer without https://>' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            '<issuer without https://>:aud': 'sts.amazonaws.com',
            '<issuer without https://>:sub': 'system:serviceaccount:shop:checkout',
          },
        },
      },
    ],
  });
});

test.each([ROLE, 'arn:aws-us-gov:iam::111122223333:role/a/b/c', 'arn:aws:iam::111122223333:role/a.b_c+d=e,f@g-h'])(
  '%s is a role',
  (roleArn) => {
    expect(codesOf(irsa(roleArn))).toEqual([]);
  },
);

test.each([
  '',
  'checkout',
  'arn:aws:iam::111122223333:user/checkout',
  'arn:aws:iam::1111:role/checkout',
  'arn:aws:iam::111122223333:role/',
  'arn:aws:iam::111122223333:role//checkout',
  "arn:aws:iam::111122223333:role/it's",
  `arn:aws:iam::111122223333:role/${'a'.repeat(65)}`,
])('"%s" is no role', (roleArn) => {
  expect(codesOf(irsa(roleArn))).toEqual(['identity/invalid-field error']);
});

function irsa(roleArn: string) {
  return WorkloadIdentity.awsIrsa(shop(), 'checkout', { roleArn });
}

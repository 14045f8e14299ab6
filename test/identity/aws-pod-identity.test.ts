import type { AwsPodIdentityProps } from '../../lib/identity/aws-pod-identity';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { codesOf, shop } from '../support/identity';

const ROLE = 'arn:aws:iam::111122223333:role/checkout';

test('the account needs no annotation: EKS knows its role', () => {
  const chart = shop();

  WorkloadIdentity.awsPodIdentity(chart, 'checkout', { roleArn: ROLE });

  expect(chart.toJson()[0].metadata).toEqual({ name: 'checkout', namespace: 'shop' });
});

test('the driver has to ask for the audience of the agent', () => {
  expect(podIdentity({}).tokenAudience).toBe('pods.eks.amazonaws.com');
});

test('the account is associated with its role, without any issuer', () => {
  expect(podIdentity({ clusterName: 'prod-eu' }).registration).toEqual({
    title: 'Let ServiceAccount shop/checkout assume an AWS role',
    where: 'Amazon EKS, Pod Identity associations of cluster prod-eu',
    facts: [
      ['Namespace', 'shop'],
      ['Service account', 'checkout'],
      ['IAM role', ROLE],
      ['Trust policy of the role', '`pods.eks.amazonaws.com` may `sts:AssumeRole` and `sts:TagSession`'],
    ],
    command: [
      "aws eks create-pod-identity-association --cluster-name 'prod-eu' \\",
      `  --namespace 'shop' --service-account 'checkout' --role-arn '${ROLE}'`,
    ].join('\n'),
  });
});

test('without the name of the cluster there is no command', () => {
  const { command, where } = podIdentity({}).registration;

  expect(command).toBeUndefined();
  expect(where).toBe('Amazon EKS, Pod Identity associations of the cluster');
});

test.each<Partial<AwsPodIdentityProps>>([{ roleArn: 'checkout' }, { clusterName: 'prod eu' }, { clusterName: '' }])(
  '%j is refused',
  (props) => {
    expect(codesOf(podIdentity(props))).toEqual(['identity/invalid-field error']);
  },
);

function podIdentity(props: Partial<AwsPodIdentityProps>) {
  return WorkloadIdentity.awsPodIdentity(shop(), 'checkout', { roleArn: ROLE, ...props });
}

import { ISSUER_WITHOUT_SCHEME } from '../core/registration.ts';
import { AWS_IRSA } from '../upstream/aws-identity.ts';
import type { AccountProps } from './account.ts';
import { awsRole, roleArnField } from './aws-role.ts';
import { type AwsIrsaTrust, subjectOf, type TrustTerms } from './trust.ts';

/** Props of {@link WorkloadIdentity.awsIrsa}. */
export interface AwsIrsaProps extends AccountProps {
  /** ARN of the role, for instance `arn:aws:iam::111122223333:role/checkout`. */
  readonly roleArn: string;
}

export function awsIrsaTerms({ roleArn }: AwsIrsaProps): TrustTerms<AwsIrsaTrust> {
  return {
    trust: { kind: 'aws-irsa', roleArn },
    annotations: { [AWS_IRSA.roleAnnotation]: roleArn },
    tokenAudience: AWS_IRSA.tokenAudience,
    fields: [roleArnField(roleArn)],
    registration: (account) => ({
      title: `Let ServiceAccount ${account.namespace}/${account.name} assume an AWS role`,
      where: `AWS IAM, trust policy of role ${roleArn}`,
      subject: subjectOf(account),
      audience: AWS_IRSA.tokenAudience,
      facts: [
        ['Federated principal', oidcProviderArn(roleArn)],
        ['Action', AWS_IRSA.action],
      ],
      command: createRoleCommand(roleArn, subjectOf(account)),
    }),
  };
}

/** The cluster's issuer as IAM knows it in the role's own account. */
function oidcProviderArn(roleArn: string): string {
  const { accountId, partition } = awsRole(roleArn);
  return `arn:${partition}:iam::${accountId}:oidc-provider/${ISSUER_WITHOUT_SCHEME}`;
}

/** Creates, and so fails where the role exists: to update its policy would take away whom else it trusts. */
function createRoleCommand(roleArn: string, subject: string): string {
  const { name, path } = awsRole(roleArn);
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: oidcProviderArn(roleArn) },
        Action: AWS_IRSA.action,
        Condition: {
          StringEquals: {
            [`${ISSUER_WITHOUT_SCHEME}:aud`]: AWS_IRSA.tokenAudience,
            [`${ISSUER_WITHOUT_SCHEME}:sub`]: subject,
          },
        },
      },
    ],
  };
  return `aws iam create-role --role-name '${name}' --path '${path}' \\
  --assume-role-policy-document '${JSON.stringify(policy)}'`;
}

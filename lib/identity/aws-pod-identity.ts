import { AWS_POD_IDENTITY } from '../upstream/aws-identity.ts';
import type { AccountProps } from './account.ts';
import { roleArnField } from './aws-role.ts';
import type { AwsPodIdentityTrust, TrustTerms } from './trust.ts';

/** Props of {@link WorkloadIdentity.awsPodIdentity}. */
export interface AwsPodIdentityProps extends AccountProps {
  /** ARN of the role, for instance `arn:aws:iam::111122223333:role/checkout`. */
  readonly roleArn: string;
  /**
   * Name of the cluster in EKS, for the command that registers the account.
   * @default - it is registered without a command
   */
  readonly clusterName?: string;
}

export function awsPodIdentityTerms({ clusterName, roleArn }: AwsPodIdentityProps): TrustTerms<AwsPodIdentityTrust> {
  const { actions, servicePrincipal, tokenAudience } = AWS_POD_IDENTITY;
  return {
    trust: { kind: 'aws-pod-identity', roleArn },
    annotations: {},
    tokenAudience,
    fields: [
      roleArnField(roleArn),
      {
        what: 'the name of an EKS cluster',
        value: clusterName,
        pattern: /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/,
        example: 'prod-eu',
      },
    ],
    registration: ({ name, namespace }) => ({
      title: `Let ServiceAccount ${namespace}/${name} assume an AWS role`,
      where: `Amazon EKS, Pod Identity associations of ${clusterName === undefined ? 'the cluster' : `cluster ${clusterName}`}`,
      facts: [
        ['Namespace', namespace],
        ['Service account', name],
        ['IAM role', roleArn],
        [
          'Trust policy of the role',
          `\`${servicePrincipal}\` may ${actions.map((action) => `\`${action}\``).join(' and ')}`,
        ],
      ],
      command:
        clusterName === undefined
          ? undefined
          : `aws eks create-pod-identity-association --cluster-name '${clusterName}' \\
  --namespace '${namespace}' --service-account '${name}' --role-arn '${roleArn}'`,
    }),
  };
}

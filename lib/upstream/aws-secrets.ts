import type { CallLimit } from '../core/call-limit.ts';
import type { TextRule } from './text-rule.ts';

/** Facts of AWS Secrets Manager and Systems Manager Parameter Store, the services (API references of October 2026). */

/** A Region, not an Availability Zone: `eu-central-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const AWS_REGION = {
  pattern: /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/,
  allowed: 'the code of a Region like "eu-central-1", without the letter of an Availability Zone',
} as const satisfies TextRule;

/**
 * What Secrets Manager takes as the name, version and staging label of a secret.
 *
 * `!` is only in names that AWS services give, such as `rds!cluster-…`.
 */
export const AWS_SECRET = {
  name: {
    pattern: /^[A-Za-z0-9/_+=.@!-]{1,512}$/,
    allowed: '1 to 512 ASCII letters, digits and characters of /_+=.@-!',
  },
  versionId: { pattern: /^[A-Za-z0-9-]{32,64}$/, allowed: '32 to 64 letters, digits and dashes' },
  stage: { pattern: /^[A-Za-z0-9_+=,.@-]{1,256}$/, allowed: '1 to 256 letters, digits and characters of _+=,.@-' },
} as const satisfies Readonly<Record<string, TextRule>>;

/** An ARN of a secret; its groups are the Region and the name, which ends in a dash and six characters in a complete one. */
export const AWS_SECRET_ARN = /^arn:aws[a-z-]*:secretsmanager:([^:]+):\d{12}:secret:(.+)$/;

/**
 * What Parameter Store takes as the name and label of a parameter.
 *
 * `aws` and `ssm` at the beginning are forbidden to whoever creates one, but AWS publishes its own under `/aws/`.
 */
export const AWS_PARAMETER = {
  name: {
    pattern: /^(?:[A-Za-z0-9_.-]+|(?:\/[A-Za-z0-9_.-]+){1,15})$/,
    allowed: 'letters, digits and "_.-", with a slash before each of up to 15 levels',
  },
  label: {
    pattern: /^(?!\d|aws|ssm)[A-Za-z0-9_.-]{1,100}$/i,
    allowed: '1 to 100 letters, digits and "_.-", not beginning with a digit, "aws" or "ssm"',
  },
} as const satisfies Readonly<Record<string, TextRule>>;

const OF_ACCOUNT = 'the account in its Region';

/** `GetSecretValue` and `DescribeSecret` together ("AWS Secrets Manager quotas"). */
export const AWS_SECRET_CALL_LIMIT: CallLimit = { requests: 10_000, seconds: 1, sharedBy: OF_ACCOUNT };

/** `GetParameter` and `GetParameters` at the throughput that nobody has raised ("AWS Systems Manager endpoints and quotas"). */
export const AWS_PARAMETER_CALL_LIMIT: CallLimit = { requests: 40, seconds: 1, sharedBy: OF_ACCOUNT };

/** Longest name of a parameter, with all its levels. */
export const AWS_PARAMETER_NAME_MAX_LENGTH = 1011;

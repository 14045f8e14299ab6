import type { TrustField } from './trust.ts';

/** The parts of an IAM role's ARN. */
export interface AwsRole {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly accountId: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly name: string;
}

const ROLE_ARN =
  /^arn:(?<partition>aws[a-z-]*):iam::(?<accountId>\d{12}):role(?<path>\/(?:[\w+=,.@-]+\/)*)(?<name>[\w+=,.@-]{1,64})$/;

/** All parts are empty when the ARN, which is reported then, is none. */
export function awsRole(arn: string): AwsRole {
  const { accountId = '', name = '', partition = '', path = '' } = ROLE_ARN.exec(arn)?.groups ?? {};
  return { accountId, name, partition, path };
}

export function roleArnField(value: string): TrustField {
  return {
    what: 'the ARN of an IAM role',
    value,
    pattern: ROLE_ARN,
    example: 'arn:aws:iam::111122223333:role/checkout',
  };
}

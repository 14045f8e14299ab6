import { Construct } from 'constructs';
import { AWS_SECRET_CALL_LIMIT } from '../../upstream/aws-secrets.ts';
import { awsCsiSource, awsExternalSecretsSource } from '../aws/aws-sources.ts';
import { type AwsIdentity, type AwsStore, type AwsStoreProps, checkRegion } from '../aws/aws-store.ts';
import type { PlatformIdentity } from '../platform-identity.ts';
import type { CsiSource, ExternalSecretsSource, Property, Unavailable } from '../store.ts';
import { type AwsSecretOptions, secretProperty } from './secret.ts';

/** AWS Secrets Manager in one Region as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class AwsSecretsManager extends Construct implements AwsStore {
  /** `secretsmanager/<region>`. */
  readonly address: string;
  readonly kind = 'AWS Secrets Manager';
  readonly callLimit = AWS_SECRET_CALL_LIMIT;
  readonly region: string;
  readonly identity: AwsIdentity | PlatformIdentity;
  readonly csi: CsiSource | Unavailable;
  readonly externalSecrets: ExternalSecretsSource | Unavailable;

  constructor(scope: Construct, id: string, props: AwsStoreProps) {
    super(scope, id);
    this.region = props.region;
    this.address = `secretsmanager/${props.region}`;
    this.identity = props.identity;
    this.csi = awsCsiSource(this);
    this.externalSecrets = awsExternalSecretsSource(this, 'SecretsManager');
    checkRegion(this);
  }

  /**
   * A reference to a secret, or to one key of it.
   *
   * @param name Name of the secret, for instance `shop/db`, or its ARN. One that cannot exist is reported by whatever binds it.
   */
  secret(name: string, options: AwsSecretOptions = {}): Property {
    return secretProperty(this, name, options);
  }
}

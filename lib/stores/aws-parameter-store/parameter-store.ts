import { Construct } from 'constructs';
import { AWS_PARAMETER_CALL_LIMIT } from '../../upstream/aws-secrets.ts';
import { awsCsiSource, awsExternalSecretsSource } from '../aws/aws-sources.ts';
import { type AwsIdentity, type AwsStore, type AwsStoreProps, checkRegion } from '../aws/aws-store.ts';
import type { PlatformIdentity } from '../platform-identity.ts';
import {
  type CsiSource,
  type ExternalSecretsSource,
  isUnavailable,
  type Property,
  type Unavailable,
} from '../store.ts';
import { reportDuplicateParameters } from './duplicate-parameters.ts';
import { type AwsParameterOptions, parameterProperty } from './parameter.ts';

/** AWS Systems Manager Parameter Store in one Region as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class AwsParameterStore extends Construct implements AwsStore {
  /** `ssm/<region>`. */
  readonly address: string;
  readonly kind = 'AWS Parameter Store';
  readonly callLimit = AWS_PARAMETER_CALL_LIMIT;
  readonly region: string;
  readonly identity: AwsIdentity | PlatformIdentity;
  readonly csi: CsiSource | Unavailable;
  readonly externalSecrets: ExternalSecretsSource | Unavailable;

  constructor(scope: Construct, id: string, props: AwsStoreProps) {
    super(scope, id);
    this.region = props.region;
    this.address = `ssm/${props.region}`;
    this.identity = props.identity;
    this.csi = this.csiSource();
    this.externalSecrets = awsExternalSecretsSource(this, 'ParameterStore');
    checkRegion(this);
  }

  /**
   * A reference to a parameter's decrypted value.
   *
   * @param name Name with all its levels, for instance `/shop/db/password`. One that cannot exist is reported by whatever binds
   * it.
   */
  parameter(name: string, options: AwsParameterOptions = {}): Property {
    return parameterProperty(this, name, options);
  }

  private csiSource(): CsiSource | Unavailable {
    const source = awsCsiSource(this);
    if (isUnavailable(source)) return source;
    return {
      ...source,
      parameters: (files) => {
        reportDuplicateParameters(this, files);
        return source.parameters(files);
      },
    };
  }
}

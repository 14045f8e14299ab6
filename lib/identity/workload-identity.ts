import type { IServiceAccount } from 'cdk8s-plus-30';
import type { Construct } from 'constructs';
import type { Registration } from '../core/registration';

/** Who trusts the ServiceAccount, and how. */
export type IdentityKind =
  | 'azure-workload-id'
  | 'aws-irsa'
  | 'aws-pod-identity'
  | 'gcp-workload-identity'
  | 'pulumi-oidc'
  | 'vault-kubernetes';

/**
 * A ServiceAccount that a store's other side trusts, so that whoever runs as it, or signs in in its name, needs no
 * credential of its own.
 */
export interface WorkloadIdentity extends Construct {
  readonly kind: IdentityKind;
  /** The account, to run a workload as: `serviceAccount: identity.account`. */
  readonly account: IServiceAccount;
  /** Name of the ServiceAccount. */
  readonly accountName: string;
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;
  /** Labels that pods running as it need, so that the cloud's own SDKs in them find the identity; empty for most. */
  readonly podLabels: Readonly<Record<string, string>>;
  /**
   * Audience of the tokens that the other side takes, which the CSIDriver has to ask for.
   * @default - the driver passes no token
   */
  readonly tokenAudience?: string;
  /** What a person registers on the other side, once. */
  readonly registration: Registration;
}

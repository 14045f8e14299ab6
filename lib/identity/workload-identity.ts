import type { IServiceAccount } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { Registration } from '../core/registration.ts';
import { type AccountProps, accountOf } from './account.ts';
import { type AwsIrsaProps, awsIrsaTerms } from './aws-irsa.ts';
import { type AwsPodIdentityProps, awsPodIdentityTerms } from './aws-pod-identity.ts';
import { type AzureIdentityProps, azureTerms } from './azure.ts';
import { type GcpIdentityProps, gcpTerms } from './gcp.ts';
import { checkIdentity } from './identity-checks.ts';
import { type PulumiIdentityProps, pulumiTerms } from './pulumi.ts';
import type {
  AwsIrsaTrust,
  AwsPodIdentityTrust,
  AzureTrust,
  GcpTrust,
  PulumiTrust,
  Trust,
  TrustTerms,
  VaultTrust,
} from './trust.ts';
import { type VaultIdentityProps, vaultTerms } from './vault.ts';

/**
 * A ServiceAccount that a store's other side trusts, so that whoever runs as it, or signs in in its name, needs no
 * credential of its own.
 *
 * Lies in the unit of the workload that runs as it. What has to be done on the other side, once, is its
 * {@link WorkloadIdentity.registration}.
 *
 * @example
 * const clientId = '11111111-2222-3333-4444-555555555555';
 * const identity = WorkloadIdentity.azure(unit, 'identity', { name: 'checkout', clientId });
 * new Deployment(unit, 'checkout', { serviceAccount: identity.account, containers: [{ image }] });
 */
export class WorkloadIdentity<T extends Trust = Trust> extends Construct {
  /** Microsoft Entra Workload ID. */
  static azure(scope: Construct, id: string, props: AzureIdentityProps): WorkloadIdentity<AzureTrust> {
    return new WorkloadIdentity(scope, id, props, azureTerms(props));
  }

  /** An AWS IAM role that trusts the cluster's issuer: IAM roles for service accounts. */
  static awsIrsa(scope: Construct, id: string, props: AwsIrsaProps): WorkloadIdentity<AwsIrsaTrust> {
    return new WorkloadIdentity(scope, id, props, awsIrsaTerms(props));
  }

  /** An AWS IAM role that EKS hands out: EKS Pod Identity. */
  static awsPodIdentity(
    scope: Construct,
    id: string,
    props: AwsPodIdentityProps,
  ): WorkloadIdentity<AwsPodIdentityTrust> {
    return new WorkloadIdentity(scope, id, props, awsPodIdentityTerms(props));
  }

  /** Workload Identity Federation for GKE. */
  static gcp(scope: Construct, id: string, props: GcpIdentityProps): WorkloadIdentity<GcpTrust> {
    return new WorkloadIdentity(scope, id, props, gcpTerms(props));
  }

  /** OIDC of Pulumi Cloud, which External Secrets Operator signs in with; the CSI provider 0.1.1 knows tokens only. */
  static pulumi(scope: Construct, id: string, props: PulumiIdentityProps): WorkloadIdentity<PulumiTrust> {
    return new WorkloadIdentity(scope, id, props, pulumiTerms(props));
  }

  /** The Kubernetes auth method of HashiCorp Vault. */
  static vaultKubernetes(scope: Construct, id: string, props: VaultIdentityProps): WorkloadIdentity<VaultTrust> {
    return new WorkloadIdentity(scope, id, props, vaultTerms(props));
  }

  readonly kind: T['kind'];
  /** Who trusts the account, and as whom. */
  readonly trust: T;
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

  private constructor(scope: Construct, id: string, props: AccountProps, terms: TrustTerms<T>) {
    super(scope, id);
    const { account, name, namespace } = accountOf(this, props, terms.annotations);
    this.kind = terms.trust.kind;
    this.trust = terms.trust;
    this.account = account;
    this.accountName = name;
    this.namespace = namespace;
    this.podLabels = terms.podLabels ?? {};
    this.tokenAudience = terms.tokenAudience;
    this.registration = terms.registration({ name, namespace }, this.node.path.split('/'));
    checkIdentity(this, { name, namespace }, terms, props.existingAccount !== undefined);
  }
}

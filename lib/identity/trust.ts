import type { Registration } from '../core/registration.ts';

/** Who trusts a ServiceAccount, and as whom: what stores need of it for their classes and SecretStores. */
export type Trust = AzureTrust | AwsIrsaTrust | AwsPodIdentityTrust | GcpTrust | PulumiTrust | VaultTrust;

/** An app registration or user-assigned managed identity of Microsoft Entra. */
export interface AzureTrust {
  readonly kind: 'azure-workload-id';
  readonly clientId: string;
  /** Stands in the ServiceAccount's annotations, so that a SecretStore may not repeat it (External Secrets Operator 2.9.0). */
  readonly tenantId?: string;
}

/** An IAM role that trusts the cluster's issuer. */
export interface AwsIrsaTrust {
  readonly kind: 'aws-irsa';
  readonly roleArn: string;
}

/** An IAM role that EKS hands to the ServiceAccount. */
export interface AwsPodIdentityTrust {
  readonly kind: 'aws-pod-identity';
  readonly roleArn: string;
}

/** The workload identity pool of a Google Cloud project. */
export interface GcpTrust {
  readonly kind: 'gcp-workload-identity';
  readonly project: string;
  readonly pool: string;
  /** E-mail address of the service account that it acts as; undefined when it acts as itself. */
  readonly googleServiceAccount?: string;
}

/** An organization of Pulumi Cloud. */
export interface PulumiTrust {
  readonly kind: 'pulumi-oidc';
  readonly organization: string;
  /** Undefined for the one that External Secrets Operator asks for by itself: the API's address without `/api/esc`. */
  readonly audience?: string;
}

/** A role of HashiCorp Vault's Kubernetes auth method. */
export interface VaultTrust {
  readonly kind: 'vault-kubernetes';
  readonly role: string;
  /** Path that the auth method is mounted at, without `auth/`. */
  readonly mountPath: string;
  /** Undefined for a role that does not look at it. */
  readonly audience?: string;
}

/** The ServiceAccount that is trusted. */
export interface TrustedAccount {
  readonly name: string;
  readonly namespace: string;
}

/** What one kind of trust asks of the ServiceAccount, of its pods, of the driver and of people. */
export interface TrustTerms<T extends Trust = Trust> {
  readonly trust: T;
  readonly annotations: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly tokenAudience?: string;
  readonly fields: readonly TrustField[];
  /**
   * What to do on the other side.
   *
   * @param label Ids on the way to the construct, for names that have to differ within a fleet.
   */
  registration(account: TrustedAccount, label: readonly string[]): Registration;
}

/** Something that the author wrote and that the other side has to know. */
export interface TrustField {
  /** With its article, for instance `a client id of Microsoft Entra`. */
  readonly what: string;
  /** Undefined when it was left out. */
  readonly value: string | undefined;
  readonly pattern: RegExp;
  readonly example: string;
}

/** Claim `sub` of a ServiceAccount's tokens. */
export function subjectOf({ name, namespace }: TrustedAccount): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

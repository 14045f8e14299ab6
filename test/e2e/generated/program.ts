import type { DeliveryKind, OnChange } from '../../../lib';

/** The program of a fleet as plain data, so that one that failed can be printed, kept and built again. */
export interface FleetProgram {
  readonly clusters: readonly ClusterProgram[];
}

export interface ClusterProgram {
  readonly name: string;
  readonly kubernetes: string;
  readonly engine: 'argo-cd' | 'flux';
  readonly kubernetesSecrets?: 'allowed' | 'forbidden';
  readonly podSecurity?: 'privileged' | 'baseline' | 'restricted';
  readonly unpinnedImages?: 'warning' | 'error';
  /** Of the driver. @default - the fleet installs it once it is needed */
  readonly driver?: 'installed' | 'elsewhere' | 'elsewhere-with-sync';
  /** @default - the driver's own */
  readonly driverName?: string;
  /** CSI providers that somebody else installs. */
  readonly providersElsewhere: readonly CsiProviderName[];
  /** @default - the fleet installs it once it is needed */
  readonly operator?: 'installed' | 'helm-chart' | 'elsewhere';
  /** What the cluster does not have, whatever is said of it above. @default - it has both */
  readonly absent?: 'driver' | 'operator';
  readonly guardrails?: 'deny' | 'audit' | 'off';
  readonly networkPolicies?: boolean;
  /** @default - the cluster has none */
  readonly reloader?: 'secrets' | 'mounts-too';
  readonly delivery?: DeliveryProgram;
  readonly existingNamespaces: readonly string[];
  readonly units: readonly UnitProgram[];
}

export type CsiProviderName = 'aws' | 'azure' | 'gcp' | 'pulumi' | 'vault';

export interface UnitProgram {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Texts;
  readonly delivery?: DeliveryProgram;
  /** Whether it is synced after the unit before it. */
  readonly waits: boolean;
  /** Whether it uses the stores of the cluster's first unit before its own. */
  readonly sharesStores: boolean;
  readonly stores: readonly StoreProgram[];
  readonly workloads: readonly WorkloadProgram[];
}

export type Texts = Readonly<Record<string, string>>;

export type StoreProgram =
  | PulumiEscProgram
  | AzureKeyVaultProgram
  | AwsProgram
  | GoogleSecretManagerProgram
  | HashicorpVaultProgram;

interface StoreInCommon {
  /** Name of the ServiceAccount that it is read as, where it is read as one. */
  readonly account: string;
}

export interface PulumiEscProgram extends StoreInCommon {
  readonly kind: 'pulumi-esc';
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
  readonly signIn: 'token' | 'account' | 'token-and-account';
  readonly tokenName?: string;
  /** @default - that of the unit */
  readonly tokenNamespace?: string;
  readonly tokenKey?: string;
  readonly apiUrl?: string;
  /** Tag of a revision to read. */
  readonly tag?: string;
}

export interface AzureKeyVaultProgram extends StoreInCommon {
  readonly kind: 'azure-key-vault';
  readonly vaultName: string;
  readonly cloud?: 'AzurePublicCloud' | 'AzureUSGovernmentCloud' | 'AzureChinaCloud';
  readonly signIn: 'account' | 'account-with-tenant' | 'nodes' | 'nodes-by-id';
}

export interface AwsProgram extends StoreInCommon {
  readonly kind: 'aws-secrets-manager' | 'aws-parameter-store';
  readonly region: string;
  readonly signIn: 'irsa' | 'pod-identity' | 'platform';
}

export interface GoogleSecretManagerProgram extends StoreInCommon {
  readonly kind: 'google-secret-manager';
  readonly project: string;
  readonly location?: string;
  readonly signIn: 'account' | 'service-account' | 'platform';
  readonly clusterName?: string;
}

export interface HashicorpVaultProgram extends StoreInCommon {
  readonly kind: 'hashicorp-vault';
  readonly server: string;
  readonly mount: string;
  readonly version?: 'v1' | 'v2';
  readonly namespace?: string;
  readonly role: string;
  readonly audience?: string;
}

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';

export interface WorkloadProgram {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly podAnnotations: Texts;
  readonly replicas: number;
  /** Whether the pods run as the account of the store of the first binding. */
  readonly runsAsAccount: boolean;
  /** Group of the pod's volumes. */
  readonly fsGroup?: number;
  /** What the pod says of users, where it says anything. */
  readonly nonRoot?: boolean;
  readonly containers: readonly ContainerProgram[];
  readonly initContainers: readonly ContainerProgram[];
  readonly bindings: readonly BindingProgram[];
}

export interface ContainerProgram {
  readonly name: string;
  readonly image: string;
  readonly user: 'root' | 'other' | 'unsaid';
  /** Whether it has what the Pod Security level `restricted` asks for. */
  readonly hardened: boolean;
  /** Variables that the program itself sets. */
  readonly variables: Texts;
  /** A folder of the container's own, in memory. */
  readonly scratch?: string;
  readonly port?: number;
}

export interface BindingProgram {
  readonly id: string;
  /** Which store of the unit, counted round and round. */
  readonly store: number;
  /** Which container of the workload, the initial ones last, counted round and round. @default - the binding says none */
  readonly container?: number;
  readonly property: PropertyProgram;
  readonly target: TargetProgram;
  readonly rotation?: { readonly seconds?: number; readonly onChange: OnChange };
  readonly delivery?: DeliveryProgram;
}

export type TargetProgram =
  | { readonly file: string }
  | { readonly variable: string }
  | { readonly variables: { readonly prefix?: string } };

/** What of it a store looks at is up to the store. */
export interface PropertyProgram {
  /** In a Pulumi ESC environment. */
  readonly path: string;
  /** In any other store. */
  readonly name: string;
  readonly field?: string;
  readonly version?: number;
  /** In an Azure Key Vault. */
  readonly object: 'secret' | 'base64-secret' | 'certificate' | 'certificate-with-key' | 'pfx' | 'key';
}

export interface DeliveryProgram {
  readonly kind: DeliveryKind;
  readonly className?: string;
  readonly secretName?: string;
  readonly key?: string;
  readonly type?: 'Opaque' | 'kubernetes.io/tls';
}

/** The public face of cdk8s-escrow: everything a program needs, and nothing else is imported from outside. */

export type { Finding, Severity } from './core/finding';
export { FindingsError, formatFinding } from './core/finding';
export { KubernetesVersion } from './core/kubernetes-version';
export type {
  Choice,
  Consequences,
  DeliveryKind,
  OnChange,
  PlannedBinding,
  PlannedSecret,
  PlannedWorkload,
  RuledOut,
  Target,
} from './core/plan';
export type { Registration } from './core/registration';
export type { SecretKeyRef } from './core/secret-key-ref';
export {
  Binding,
  type BindingOptions,
  type BindingProps,
  type BindingTarget,
  type FileBinding,
  type VariableBinding,
  type VariablesBinding,
} from './delivery/binding';
export {
  type CopiedCsiFilesOptions,
  type CsiFilesOptions,
  type CsiSyncedOptions,
  Delivery,
  type KubernetesSecretOptions,
} from './delivery/delivery';
export {
  ClusterExternalSecret,
  type ClusterExternalSecretProps,
} from './delivery/external-secrets/cluster-external-secret';
export { ClusterSecretStore, type ClusterSecretStoreProps } from './delivery/external-secrets/cluster-secret-store';
export { ExternalSecret, type ExternalSecretProps } from './delivery/external-secrets/external-secret';
export type { ExternalSecretOptions } from './delivery/external-secrets/external-secret-options';
export { PushSecret, type PushSecretProps } from './delivery/external-secrets/push-secret';
export { SecretStore, type SecretStoreProps } from './delivery/external-secrets/secret-store';
export type { SecretStoreRef } from './delivery/external-secrets/secret-store-ref';
export type { Rotation } from './delivery/rotation';
export {
  SecretProviderClass,
  type SecretProviderClassProps,
  type SyncedSecret,
} from './delivery/secret-provider-class';
export {
  AddOn,
  Driver,
  type HelmOperatorOptions,
  type InstalledDriverOptions,
  type InstalledOperatorOptions,
  type ManagedDriverOptions,
  Operator,
} from './fleet/choice';
export { Cluster, type ClusterPolicy, type ClusterProps, type Reloader } from './fleet/cluster';
export { type ClusterPlan, Fleet, type FleetProps, type Rendering } from './fleet/fleet';
export type { CsiProviderOptions, CsiProviders } from './fleet/platform/csi-providers';
export { Unit, type UnitContent, type UnitProps } from './fleet/unit';
export type { GitOpsEngine } from './gitops/engine';
export { GitOps } from './gitops/git-ops';
export type { AccountProps } from './identity/account';
export type { AwsIrsaProps } from './identity/aws-irsa';
export type { AwsPodIdentityProps } from './identity/aws-pod-identity';
export type { AzureIdentityProps, AzureManagedIdentity } from './identity/azure';
export type { GcpIdentityProps } from './identity/gcp';
export type { PulumiIdentityProps } from './identity/pulumi';
export type {
  AwsIrsaTrust,
  AwsPodIdentityTrust,
  AzureTrust,
  GcpTrust,
  PulumiTrust,
  Trust,
  VaultTrust,
} from './identity/trust';
export type { VaultIdentityProps } from './identity/vault';
export { WorkloadIdentity } from './identity/workload-identity';
export { ExternalSecretsOperator } from './platform/external-secrets-operator/external-secrets-operator';
export type { ExternalSecretsOperatorProps } from './platform/external-secrets-operator/props';
export type { PulumiEscCsiProviderProps } from './platform/pulumi-esc-csi-provider/props';
export { PulumiEscCsiProvider } from './platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
export { SecretsStoreCsiDriverCrds } from './platform/secrets-store-csi-driver/crds';
export type { SecretsStoreCsiDriverProps } from './platform/secrets-store-csi-driver/props';
export { SecretsStoreCsiDriver } from './platform/secrets-store-csi-driver/secrets-store-csi-driver';
export type { AwsIdentity, AwsStoreProps } from './stores/aws/aws-store';
export type { AwsParameterLabel, AwsParameterOptions } from './stores/aws-parameter-store/parameter';
export { AwsParameterStore } from './stores/aws-parameter-store/parameter-store';
export type { AwsSecretOptions, AwsSecretStage } from './stores/aws-secrets-manager/secret';
export { AwsSecretsManager } from './stores/aws-secrets-manager/secrets-manager';
export {
  type AzureCloudName,
  AzureKeyVault,
  type AzureKeyVaultProps,
  type VmManagedIdentity,
} from './stores/azure-key-vault/azure-key-vault';
export type {
  AzureCertificateFormat,
  AzureCertificateWithKeyOptions,
} from './stores/azure-key-vault/certificate-references';
export type { AzureObjectOptions } from './stores/azure-key-vault/object-reference';
export type { AzureSecretOptions } from './stores/azure-key-vault/secret-reference';
export type { GoogleSecretAlias, GoogleSecretOptions } from './stores/google-secret-manager/secret';
export { GoogleSecretManager, type GoogleSecretManagerProps } from './stores/google-secret-manager/secret-manager';
export type { VaultSecretOptions } from './stores/hashicorp-vault/secret';
export { HashicorpVault, type HashicorpVaultProps } from './stores/hashicorp-vault/vault';
export type { PlatformIdentity } from './stores/platform-identity';
export {
  type PulumiAccessToken,
  PulumiEscEnvironment,
  type PulumiEscEnvironmentProps,
} from './stores/pulumi-esc/environment';
export { PropertyPath, PropertyPathError, type PropertyPathSegment } from './stores/pulumi-esc/property-path';
export type { CsiSource, MountedFile, Property, Store } from './stores/store';

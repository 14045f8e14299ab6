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
export type * from './delivery/external-secrets/external-secret-options';
export type { LabelRequirement, LabelSelector } from './delivery/external-secrets/label-selector';
export type { NamespaceCondition } from './delivery/external-secrets/namespace-conditions';
export { PushSecret, type PushSecretData, type PushSecretProps } from './delivery/external-secrets/push-secret';
export { SecretStore, type SecretStoreProps } from './delivery/external-secrets/secret-store';
export type { ForeignSecretStore, SecretStoreRef } from './delivery/external-secrets/secret-store-ref';
export type { RetrySettings, SecretStoreOptions } from './delivery/external-secrets/store-options';
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
export type { HelmRelease } from './gitops/helm-release';
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
export { AwsCsiProvider } from './platform/aws-csi-provider/aws-csi-provider';
export type { AwsCsiProviderProps } from './platform/aws-csi-provider/props';
export { AzureKeyVaultCsiProvider } from './platform/azure-key-vault-csi-provider/azure-key-vault-csi-provider';
export type { AzureKeyVaultCsiProviderProps } from './platform/azure-key-vault-csi-provider/props';
export type { CsiProviderProps, ServiceAccountAccess, ServiceAccountRef } from './platform/csi-provider/props';
export {
  ExternalSecretsOperatorCrds,
  type ExternalSecretsOperatorCrdsProps,
  externalSecretsCrdKustomization,
} from './platform/external-secrets-operator/crds';
export { ExternalSecretsOperator } from './platform/external-secrets-operator/external-secrets-operator';
export type {
  ExternalSecretsOperatorProps,
  NamespacedName,
  OperatorReplicas,
  OperatorResources,
  ReadObject,
  WrittenSecrets,
} from './platform/external-secrets-operator/props';
export type {
  ExternalSecretsGenerator,
  ExternalSecretsReconciler,
  ExternalSecretsUse,
} from './platform/external-secrets-operator/use';
export { GcpCsiProvider } from './platform/gcp-csi-provider/gcp-csi-provider';
export type { GcpCsiProviderProps } from './platform/gcp-csi-provider/props';
export {
  type CsiProviderPodsOptions,
  csiProviderPods,
  type ExternalSecretsOperatorPodsOptions,
  externalSecretsOperatorPods,
  type SealedSecretsControllerPodsOptions,
  sealedSecretsControllerPods,
} from './platform/guardrails/add-on-pods';
export { AdmissionGuardrails } from './platform/guardrails/admission-guardrails';
export { NetworkGuardrails } from './platform/guardrails/network-guardrails';
export type { GuardedPods, IngressPort, NetworkGuardrailsProps } from './platform/guardrails/network-props';
export type {
  AdmissionGuardrailsProps,
  PlannedClassNamespace,
  PlannedClusterStore,
  PlannedPulumiClass,
} from './platform/guardrails/props';
export type { PulumiEscCsiProviderProps } from './platform/pulumi-esc-csi-provider/props';
export { PulumiEscCsiProvider } from './platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
export { SealedSecretsCrds } from './platform/sealed-secrets-controller/crds';
export type { SealedSecretsControllerProps } from './platform/sealed-secrets-controller/props';
export { SealedSecretsController } from './platform/sealed-secrets-controller/sealed-secrets-controller';
export { SecretsStoreCsiDriverCrds } from './platform/secrets-store-csi-driver/crds';
export type { SecretsStoreCsiDriverProps } from './platform/secrets-store-csi-driver/props';
export { SecretsStoreCsiDriver } from './platform/secrets-store-csi-driver/secrets-store-csi-driver';
export type { CaConfigMap, VaultCsiProviderProps } from './platform/vault-csi-provider/props';
export { VaultCsiProvider } from './platform/vault-csi-provider/vault-csi-provider';
export { SealedFile } from './sealed-secrets/sealed-file';
export { SealedSecret, type SealedSecretProps } from './sealed-secrets/sealed-secret';
export { SealingCertificates } from './sealed-secrets/sealing-certificates';
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
export type {
  CsiObject,
  CsiSource,
  ExternalSecretsSource,
  MountedFile,
  Property,
  RemoteRef,
  Store,
  Unavailable,
} from './stores/store';
export type { SecretType } from './upstream/kubernetes-secret-types';

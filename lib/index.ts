/** The public face of cdk8s-escrow: everything a program needs, and nothing else is imported from outside. */

export { allow, type Exception } from './core/allow.ts';
export type { CallLimit } from './core/call-limit.ts';
export type { ExistingObject, ReferredKind } from './core/existing-object.ts';
export type { Finding, Severity } from './core/finding.ts';
export { FindingsError, formatFinding } from './core/finding.ts';
export type {
  Inventory,
  InventoryAddOn,
  InventoryBinding,
  InventoryException,
  InventoryKeptValue,
  InventoryReader,
  InventoryStore,
  InventoryUnit,
} from './core/inventory.ts';
export type { Json, JsonObject } from './core/json.ts';
export { KubernetesVersion } from './core/kubernetes-version.ts';
export type {
  Choice,
  Consequences,
  DeliveryKind,
  FileTarget,
  OnChange,
  PlannedBinding,
  PlannedSecret,
  PlannedWorkload,
  RuledOut,
  Target,
  VariablesTarget,
  VariableTarget,
} from './core/plan.ts';
export type { Registration } from './core/registration.ts';
export type { SecretKeyRef } from './core/secret-key-ref.ts';
export type { SyncPhase, SyncStep } from './core/sync-step.ts';
export {
  Binding,
  type BindingOptions,
  type BindingProps,
  type BindingTarget,
  type FileBinding,
  type VariableBinding,
  type VariablesBinding,
} from './delivery/binding.ts';
export {
  type CopiedCsiFilesOptions,
  type CsiFilesOptions,
  type CsiSyncedOptions,
  Delivery,
  type KubernetesSecretOptions,
} from './delivery/delivery.ts';
export {
  ClusterExternalSecret,
  type ClusterExternalSecretProps,
} from './delivery/external-secrets/cluster-external-secret.ts';
export { ClusterSecretStore, type ClusterSecretStoreProps } from './delivery/external-secrets/cluster-secret-store.ts';
export { ExternalSecret, type ExternalSecretProps } from './delivery/external-secrets/external-secret.ts';
export type * from './delivery/external-secrets/external-secret-options.ts';
export type { LabelRequirement, LabelSelector } from './delivery/external-secrets/label-selector.ts';
export type { NamespaceCondition } from './delivery/external-secrets/namespace-conditions.ts';
export { PushSecret, type PushSecretData, type PushSecretProps } from './delivery/external-secrets/push-secret.ts';
export { SecretStore, type SecretStoreProps } from './delivery/external-secrets/secret-store.ts';
export type { ForeignSecretStore, SecretStoreRef } from './delivery/external-secrets/secret-store-ref.ts';
export type { RetrySettings, SecretStoreOptions } from './delivery/external-secrets/store-options.ts';
export type { Rotation } from './delivery/rotation.ts';
export {
  SecretProviderClass,
  type SecretProviderClassProps,
  type SyncedSecret,
} from './delivery/secret-provider-class.ts';
export {
  AddOn,
  Driver,
  type HelmOperatorOptions,
  type InstalledDriverOptions,
  type InstalledOperatorOptions,
  type ManagedDriverOptions,
  Operator,
} from './fleet/choice.ts';
export { Cluster, type ClusterPolicy, type ClusterProps, type Reloader } from './fleet/cluster.ts';
export { type ClusterPlan, Fleet, type FleetProps, type Rendering } from './fleet/fleet.ts';
export type { CsiProviderOptions, CsiProviders } from './fleet/platform/csi-providers.ts';
export { Unit, type UnitContent, type UnitProps } from './fleet/unit.ts';
export type { ArgoCdDestination, ArgoCdProps } from './gitops/argo-cd/props.ts';
export type { GitOpsEngine } from './gitops/engine.ts';
export type { FluxProps } from './gitops/flux/props.ts';
export { GitOps } from './gitops/git-ops.ts';
export type { HelmRelease } from './gitops/helm-release.ts';
export type { AccountProps } from './identity/account.ts';
export type { AwsIrsaProps } from './identity/aws-irsa.ts';
export type { AwsPodIdentityProps } from './identity/aws-pod-identity.ts';
export type { AzureIdentityProps, AzureManagedIdentity } from './identity/azure.ts';
export type { GcpIdentityProps } from './identity/gcp.ts';
export type { PulumiIdentityProps } from './identity/pulumi.ts';
export type {
  AwsIrsaTrust,
  AwsPodIdentityTrust,
  AzureTrust,
  GcpTrust,
  PulumiTrust,
  Trust,
  VaultTrust,
} from './identity/trust.ts';
export type { VaultIdentityProps } from './identity/vault.ts';
export { WorkloadIdentity } from './identity/workload-identity.ts';
export { AwsCsiProvider } from './platform/aws-csi-provider/aws-csi-provider.ts';
export type { AwsCsiProviderProps } from './platform/aws-csi-provider/props.ts';
export { AzureKeyVaultCsiProvider } from './platform/azure-key-vault-csi-provider/azure-key-vault-csi-provider.ts';
export type { AzureKeyVaultCsiProviderProps } from './platform/azure-key-vault-csi-provider/props.ts';
export type { ContainerResources } from './platform/container-resources.ts';
export type { CsiProviderProps, ServiceAccountAccess, ServiceAccountRef } from './platform/csi-provider/props.ts';
export {
  ExternalSecretsOperatorCrds,
  type ExternalSecretsOperatorCrdsProps,
  externalSecretsCrdKustomization,
} from './platform/external-secrets-operator/crds.ts';
export { ExternalSecretsOperator } from './platform/external-secrets-operator/external-secrets-operator.ts';
export type {
  ExternalSecretsOperatorProps,
  NamespacedName,
  OperatorReplicas,
  OperatorResources,
  ReadObject,
  WrittenSecrets,
} from './platform/external-secrets-operator/props.ts';
export type {
  ExternalSecretsGenerator,
  ExternalSecretsReconciler,
  ExternalSecretsUse,
} from './platform/external-secrets-operator/use.ts';
export { GcpCsiProvider } from './platform/gcp-csi-provider/gcp-csi-provider.ts';
export type { GcpCsiProviderProps } from './platform/gcp-csi-provider/props.ts';
export {
  type CsiProviderPodsOptions,
  csiProviderPods,
  type ExternalSecretsOperatorPodsOptions,
  externalSecretsOperatorPods,
  type SealedSecretsControllerPodsOptions,
  sealedSecretsControllerPods,
} from './platform/guardrails/add-on-pods.ts';
export { AdmissionGuardrails } from './platform/guardrails/admission-guardrails.ts';
export { NetworkGuardrails } from './platform/guardrails/network-guardrails.ts';
export type { GuardedPods, IngressPort, NetworkGuardrailsProps } from './platform/guardrails/network-props.ts';
export type {
  AdmissionGuardrailsProps,
  PlannedClassNamespace,
  PlannedClusterStore,
  PlannedPulumiClass,
} from './platform/guardrails/props.ts';
export type { Toleration } from './platform/node-agent.ts';
export type { PulumiEscCsiProviderProps } from './platform/pulumi-esc-csi-provider/props.ts';
export { PulumiEscCsiProvider } from './platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider.ts';
export { SealedSecretsCrds } from './platform/sealed-secrets-controller/crds.ts';
export type { SealedSecretsControllerProps } from './platform/sealed-secrets-controller/props.ts';
export { SealedSecretsController } from './platform/sealed-secrets-controller/sealed-secrets-controller.ts';
export { SecretsStoreCsiDriverCrds } from './platform/secrets-store-csi-driver/crds.ts';
export type {
  DriverRotation,
  SecretsStoreCsiDriverProps,
  TokenRequest,
} from './platform/secrets-store-csi-driver/props.ts';
export { SecretsStoreCsiDriver } from './platform/secrets-store-csi-driver/secrets-store-csi-driver.ts';
export type { CaConfigMap, VaultCsiProviderProps } from './platform/vault-csi-provider/props.ts';
export { VaultCsiProvider } from './platform/vault-csi-provider/vault-csi-provider.ts';
export { SealedFile } from './sealed-secrets/sealed-file.ts';
export { SealedSecret, type SealedSecretProps } from './sealed-secrets/sealed-secret.ts';
export type { SealingCertificate } from './sealed-secrets/sealing-certificates.ts';
export { SealingCertificates } from './sealed-secrets/sealing-certificates.ts';
export type { AwsIdentity, AwsStoreProps } from './stores/aws/aws-store.ts';
export type { AwsParameterLabel, AwsParameterOptions } from './stores/aws-parameter-store/parameter.ts';
export { AwsParameterStore } from './stores/aws-parameter-store/parameter-store.ts';
export type { AwsSecretOptions, AwsSecretStage } from './stores/aws-secrets-manager/secret.ts';
export { AwsSecretsManager } from './stores/aws-secrets-manager/secrets-manager.ts';
export {
  type AzureCloudName,
  AzureKeyVault,
  type AzureKeyVaultProps,
  type VmManagedIdentity,
} from './stores/azure-key-vault/azure-key-vault.ts';
export type {
  AzureCertificateFormat,
  AzureCertificateWithKeyOptions,
} from './stores/azure-key-vault/certificate-references.ts';
export type { AzureObjectOptions } from './stores/azure-key-vault/object-reference.ts';
export type { AzureSecretOptions } from './stores/azure-key-vault/secret-reference.ts';
export type { GoogleSecretAlias, GoogleSecretOptions } from './stores/google-secret-manager/secret.ts';
export { GoogleSecretManager, type GoogleSecretManagerProps } from './stores/google-secret-manager/secret-manager.ts';
export type { VaultSecretOptions } from './stores/hashicorp-vault/secret.ts';
export { HashicorpVault, type HashicorpVaultProps } from './stores/hashicorp-vault/vault.ts';
export type { PlatformIdentity } from './stores/platform-identity.ts';
export {
  type PulumiAccessToken,
  PulumiEscEnvironment,
  type PulumiEscEnvironmentProps,
} from './stores/pulumi-esc/environment.ts';
export {
  type EnvironmentDefinition,
  type EnvironmentImport,
  type EnvironmentValue,
  type EnvironmentValues,
  EscValue,
  type ImportedEnvironment,
} from './stores/pulumi-esc/environment-definition.ts';
export { PropertyPath, PropertyPathError, type PropertyPathSegment } from './stores/pulumi-esc/property-path.ts';
export type {
  CsiObject,
  CsiSource,
  ExternalSecretsSource,
  MountedFile,
  Property,
  RemoteRef,
  Store,
  Unavailable,
} from './stores/store.ts';
export type { SecretType } from './upstream/kubernetes-secret-types.ts';

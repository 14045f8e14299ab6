/** The public face of cdk8s-escrow: everything a program needs, and nothing else is imported from outside. */

export type { Finding, Severity } from './core/finding';
export { FindingsError, formatFinding } from './core/finding';
export { KubernetesVersion } from './core/kubernetes-version';
export type { SecretKeyRef } from './core/secret-key-ref';
export { Binding, type BindingProps } from './delivery/binding';
export { type CopiedCsiFilesOptions, type CsiFilesOptions, Delivery } from './delivery/delivery';
export { SecretProviderClass, type SecretProviderClassProps } from './delivery/secret-provider-class';
export {
  Driver,
  type InstalledDriverOptions,
  type InstalledProviderOptions,
  type ManagedDriverOptions,
  PulumiEscProvider,
} from './fleet/choice';
export { Cluster, type ClusterPolicy, type ClusterProps } from './fleet/cluster';
export { Fleet, type FleetProps, type Rendering } from './fleet/fleet';
export { Unit, type UnitProps } from './fleet/unit';
export type { GitOpsEngine } from './gitops/engine';
export { GitOps } from './gitops/git-ops';
export type { PulumiEscCsiProviderProps } from './platform/pulumi-esc-csi-provider/props';
export { PulumiEscCsiProvider } from './platform/pulumi-esc-csi-provider/pulumi-esc-csi-provider';
export { SecretsStoreCsiDriverCrds } from './platform/secrets-store-csi-driver/crds';
export type { SecretsStoreCsiDriverProps } from './platform/secrets-store-csi-driver/props';
export { SecretsStoreCsiDriver } from './platform/secrets-store-csi-driver/secrets-store-csi-driver';
export {
  type PulumiAccessToken,
  PulumiEscEnvironment,
  type PulumiEscEnvironmentProps,
} from './stores/pulumi-esc/environment';
export { PropertyPath, PropertyPathError, type PropertyPathSegment } from './stores/pulumi-esc/property-path';
export type { CsiSource, MountedFile, Property, Store } from './stores/store';

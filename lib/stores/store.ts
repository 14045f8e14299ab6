import type { Construct } from 'constructs';
import type { CallLimit } from '../core/call-limit.ts';
import type { Json } from '../core/json.ts';
import type { OwnFinding } from '../core/report-finding.ts';
import type { SecretKeyRef } from '../core/secret-key-ref.ts';
import type { WorkloadIdentity } from '../identity/workload-identity.ts';
import type { CsiProviderProfile } from '../upstream/csi-provider-profile.ts';
import type { ExternalSecretsProviderProfile } from '../upstream/external-secrets-provider-profile.ts';

/** Where secret values live, for instance one Pulumi ESC environment. */
export interface Store extends Construct {
  /** How people name the store, for instance `acme/shop/production`. */
  readonly address: string;
  /** What it is, for instance `Pulumi ESC environment`. */
  readonly kind: string;
  /**
   * How many requests the service takes.
   * @default - it does not say
   */
  readonly callLimit?: CallLimit;
  /** How the Secrets Store CSI Driver reads this store, or why it cannot. */
  readonly csi: CsiSource | Unavailable;
  /** How External Secrets Operator reads this store, or why it cannot. */
  readonly externalSecrets: ExternalSecretsSource | Unavailable;
  /**
   * What is wrong with a property that is read as one value, or as an object of which every key is taken; as far as that is
   * known without asking the store.
   */
  problemsOf?(property: Property, use: 'value' | 'object'): readonly OwnFinding[];
}

/** What a store, or one of its properties, does not offer. */
export interface Unavailable {
  /** Why not, as a clause: `no access token is named, and the CSI provider signs in with nothing else`. */
  readonly unavailable: string;
}

/** A reference to one value in a store. It has no place to put the value itself. */
export interface Property {
  readonly store: Store;
  /** The reference in its canonical spelling, for instance `app.hello`; what the author wrote when it does not parse. */
  readonly path: string;
  /** What is wrong with the reference, seen without asking the store; undefined when nothing is. May have several lines. */
  readonly problem?: string;
  /** What the store's CSI provider is asked for, without the file's name; the store's own fields. */
  readonly csiObject: CsiObject | Unavailable;
  /** What External Secrets Operator asks its provider for. */
  readonly remoteRef: RemoteRef | Unavailable;
}

/** One entry of the list of objects in a class's parameters, in the provider's own spelling. */
export interface CsiObject {
  readonly fields: Readonly<Record<string, Json>>;
}

/** `remoteRef` of an ExternalSecret (external-secrets.io/v1). */
export interface RemoteRef {
  readonly key: string;
  readonly property?: string;
  readonly version?: string;
  readonly decodingStrategy?: 'Base64' | 'Base64URL';
}

/** What the Secrets Store CSI Driver needs to mount properties of a store. */
export interface CsiSource {
  /** What the pinned version of the store's provider can and cannot do. */
  readonly profile: CsiProviderProfile;
  /** The Secrets that the provider reads to sign in; none where it signs in as the pod. */
  readonly credentials: readonly SecretKeyRef[];
  /** What the provider signs in as in the pod's name; undefined where it needs none. */
  readonly identity?: WorkloadIdentity;
  /**
   * `spec.parameters` of the SecretProviderClass that mounts these files.
   *
   * The caller keeps to {@link CsiProviderProfile.filesPerClass}.
   */
  parameters(files: readonly MountedFile[]): Readonly<Record<string, string>>;
}

/** One file of a SecretProviderClass. */
export interface MountedFile {
  /** Path inside the mount: relative and clean, no `..`. */
  readonly fileName: string;
  readonly property: Property;
}

/** What External Secrets Operator needs to read a store. */
export interface ExternalSecretsSource {
  /** What the pinned operator's provider can and cannot do. */
  readonly profile: ExternalSecretsProviderProfile;
  /** The Secrets that the operator reads to sign in; none where it signs in as a ServiceAccount. */
  readonly credentials: readonly SecretKeyRef[];
  /** Whose ServiceAccount the operator signs in as; undefined where it needs none. */
  readonly identity?: WorkloadIdentity;
  /**
   * `spec.provider` of the store's object, with every default that the API server would write.
   *
   * References to Secrets and ServiceAccounts carry their namespace in a ClusterSecretStore and none in a SecretStore,
   * which lies in the namespace of all of them.
   */
  provider(kind: 'SecretStore' | 'ClusterSecretStore'): Readonly<Record<string, Json>>;
}

/** Tells what a store does not offer from what it does. */
export function isUnavailable(offer: object): offer is Unavailable {
  return 'unavailable' in offer;
}

import type { Construct } from 'constructs';
import type { SecretKeyRef } from '../core/secret-key-ref';
import type { CsiProviderProfile } from '../upstream/csi-provider-profile';

/** Where secret values live, for instance one Pulumi ESC environment. */
export interface Store extends Construct {
  /** How people name the store, for instance `acme/shop/production`. */
  readonly address: string;
  /** How the Secrets Store CSI Driver reads this store. */
  readonly csi: CsiSource;
}

/** A reference to one value in a store. It has no place to put the value itself. */
export interface Property {
  readonly store: Store;
  /** The reference in its canonical spelling, for instance `app.hello`; what the author wrote when it does not parse. */
  readonly path: string;
  /** What is wrong with the reference, seen without asking the store; undefined when nothing is. May have several lines. */
  readonly problem?: string;
}

/** What the Secrets Store CSI Driver needs to mount properties of a store. */
export interface CsiSource {
  /** What the pinned version of the store's provider can and cannot do. */
  readonly profile: CsiProviderProfile;
  /** The Secret that the provider signs in with. */
  readonly credential: SecretKeyRef;
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

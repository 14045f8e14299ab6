import type { Json } from '../../core/json.ts';

/** One version of a secret or parameter, as each of those spells it that are told of it. */
export interface VersionSpelling {
  /** In plans and findings, for instance `version=3`; left out for the newest. */
  readonly revision?: string;
  /** In the object of a SecretProviderClass. */
  readonly fields: Readonly<Record<string, Json>>;
  /** In `remoteRef` of an ExternalSecret. */
  readonly remoteRef: { readonly version?: string };
  /** Why the service has no such version. */
  readonly problem?: string;
}

/** Whatever version the service gives when nobody names one. */
export const NEWEST: VersionSpelling = { fields: {}, remoteRef: {} };

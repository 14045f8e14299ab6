import type { ReferredKind } from '../../core/existing-object.ts';
import type { RenderedObject } from '../rule.ts';

/**
 * What somebody needs another object for, which decides what becomes of it where that is missing.
 *
 * - `account`: pods run as it.
 * - `credential`: a store signs in with it.
 * - `merge`: an ExternalSecret writes its keys into it.
 * - `mount`: a volume of a pod shows it.
 * - `publish`: a CSI volume hands it to the driver.
 * - `pull`: kubelet pulls images with it.
 * - `push`: a PushSecret writes it to a store.
 * - `store`: values are read from it or written to it.
 * - `subject`: somebody gives rights to it.
 * - `template`: an ExternalSecret renders a template of it.
 * - `tls`: an Ingress serves its certificate.
 * - `variable`: a container gets one of its keys as a variable.
 * - `variables`: a container gets each of its keys as a variable.
 */
export type Use =
  | 'account'
  | 'credential'
  | 'merge'
  | 'mount'
  | 'publish'
  | 'pull'
  | 'push'
  | 'store'
  | 'subject'
  | 'template'
  | 'tls'
  | 'variable'
  | 'variables';

/** A name in a manifest behind which another object has to be. */
export interface Reference {
  /** The object that refers. */
  readonly from: RenderedObject;
  readonly use: Use;
  /** Name of the variable, the volume or the field that refers; for `variables` what stands before each key's name. */
  readonly at: string;
  readonly kind: ReferredKind;
  /** Empty for what lies in none. */
  readonly namespace: string;
  readonly name: string;
  /** Keys that it has to have. */
  readonly keys: readonly string[];
  /** Whether whoever refers does without. */
  readonly optional: boolean;
}

import { createHash } from 'node:crypto';
import type { ObjectIdentity } from '../core/manifest.ts';

/** Longest file name that every common file system takes, in bytes. */
const MAX_LENGTH = 255;

const EXTENSION = '.yaml';

/**
 * Path of an object's file inside its unit's folder: `deployment-checkout.yaml`.
 *
 * An object of another namespace than the unit's own lies in a folder named after that namespace.
 */
export function fileNameOf({ kind, name, namespace }: ObjectIdentity, unitNamespace: string | undefined): string {
  const folder = namespace === undefined || namespace === unitNamespace ? '' : `${namespace}/`;
  const stem = `${kind}-${name}`.toLowerCase();
  return `${folder}${fitted(stem.includes(':') ? stem.replaceAll(':', '_') : stem)}${EXTENSION}`;
}

/** RBAC names may hold a colon, which Windows refuses; the longest legal names do not fit into a file name. */
function fitted(stem: string): string {
  // A character of UTF-16 has at most three bytes in UTF-8.
  if (stem.length * 3 + EXTENSION.length <= MAX_LENGTH) return stem;
  if (Buffer.byteLength(stem) + EXTENSION.length <= MAX_LENGTH) return stem;
  const hash = createHash('sha256').update(stem).digest('hex').slice(0, 8);
  return `${stem.slice(0, MAX_LENGTH - EXTENSION.length - hash.length - 1)}-${hash}`;
}

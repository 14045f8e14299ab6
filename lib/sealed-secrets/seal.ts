import { dnsLabelProblem, dnsSubdomainProblem } from '../core/names.ts';
import { secretKeyProblem } from '../upstream/kubernetes-secret-types.ts';
import { encrypt } from './encrypt.ts';
import type { SealedPlace, SealingScope } from './scope.ts';
import type { SealedContent } from './sealed-file.ts';
import type { SealingCertificate } from './sealing-certificates.ts';
import { SealingError } from './sealing-error.ts';

/** Which value is to be sealed, for which Secret. */
export interface SealRequest {
  readonly name: string;
  readonly namespace: string;
  readonly key: string;
  /** @default - the file's, `strict` for a new file */
  readonly scope?: SealingScope;
  /** @default - the file's, `Opaque` for a new file */
  readonly type?: string;
  /** Whether a value that the file has under the key already may be lost. */
  readonly replace: boolean;
}

/** A Secret that takes one sealed value more. */
export interface SealTarget extends SealedPlace {
  readonly key: string;
  readonly type: string;
  /** The value that is replaced, or the file that is begun, or neither. */
  readonly change: 'added' | 'created' | 'replaced';
}

/**
 * Checks a request against what the file holds.
 *
 * @throws SealingError when the value would be lost, would end up in another Secret, or could not be opened there.
 */
export function sealTarget(existing: SealedContent | undefined, request: SealRequest): SealTarget {
  checkNames(request);
  const { key, name, namespace, replace } = request;
  if (existing === undefined) {
    return {
      key,
      name,
      namespace,
      scope: request.scope ?? 'strict',
      type: request.type ?? 'Opaque',
      change: 'created',
    };
  }
  const { scope, type } = existing;
  if (existing.name !== name || existing.namespace !== namespace) {
    const asked = `${namespace}/${name}`;
    throw new SealingError(
      `The file is for Secret ${existing.namespace}/${existing.name}, not for ${asked}. Name another.`,
    );
  }
  if ((request.scope ?? scope) !== scope) {
    throw new SealingError(
      `The file's values are sealed in scope ${scope}, and a Secret has one scope. Leave --scope out, or seal all of them ` +
        'again into a new file.',
    );
  }
  if ((request.type ?? type) !== type) {
    throw new SealingError(`The file is for a Secret of type ${type}, and that cannot change. Leave --type out.`);
  }
  const isThere = Object.hasOwn(existing.encryptedData, key);
  if (isThere && !replace) {
    throw new SealingError(`The file has a value under key "${key}" already. To lose it and seal another: --replace.`);
  }
  return { key, name, namespace, scope, type, change: isThere ? 'replaced' : 'added' };
}

/**
 * What the file holds with one value more; all others stay as they are.
 *
 * @param value Overwritten with zeros.
 */
export function sealInto(
  existing: SealedContent | undefined,
  { key, name, namespace, scope, type }: SealTarget,
  value: Buffer,
  { notAfter, publicKey, sha256 }: SealingCertificate,
): SealedContent {
  const place = { name, namespace, scope };
  return {
    ...place,
    type,
    certificates: { ...existing?.certificates, [key]: { sha256, notAfter } },
    encryptedData: { ...existing?.encryptedData, [key]: encrypt(value, place, publicKey) },
  };
}

function checkNames({ key, name, namespace }: SealRequest): void {
  const problems: readonly [string, string, string | undefined][] = [
    ['name', name, dnsSubdomainProblem(name)],
    ['namespace', namespace, dnsLabelProblem(namespace)],
    ['key', key, secretKeyProblem(key)],
  ];
  for (const [what, text, problem] of problems) {
    if (problem !== undefined) throw new SealingError(`The ${what} "${text}" ${problem}.`);
  }
}

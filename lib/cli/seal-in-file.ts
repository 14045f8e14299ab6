import { existsSync } from 'node:fs';
import { expiryWarnings } from '../sealed-secrets/expiry.ts';
import type { SealingScope } from '../sealed-secrets/scope.ts';
import { type SealRequest, type SealTarget, sealInto, sealTarget } from '../sealed-secrets/seal.ts';
import { formatSealedFile, SealedFile } from '../sealed-secrets/sealed-file.ts';
import { type CertificateFacts, SealingCertificates } from '../sealed-secrets/sealing-certificates.ts';
import { SealingError } from '../sealed-secrets/sealing-error.ts';
import { CommandError } from './command-error.ts';
import { replaceFile } from './replace-file.ts';
import { readSecretValue, type ValueOptions, valueWarnings } from './secret-value.ts';

/** What is to be sealed, with which certificate, from where and into which file. */
export interface SealOptions extends ValueOptions {
  /** PEM file. */
  readonly cert: string;
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
  /** The sealed file. */
  readonly output: string;
  readonly scope?: SealingScope;
  readonly type?: string;
  readonly replace?: boolean;
}

/** What was done. */
export interface SealResult {
  readonly file: string;
  readonly key: string;
  readonly change: SealTarget['change'];
  readonly certificate: CertificateFacts;
  readonly warnings: readonly string[];
}

/**
 * Asks for one value and seals it into a file.
 *
 * @throws CommandError when anything speaks against it; the file is then as it was.
 */
export async function sealInFile(options: SealOptions): Promise<SealResult> {
  try {
    return await seal(options);
  } catch (error) {
    throw error instanceof SealingError ? new CommandError(error.message, { cause: error }) : error;
  }
}

async function seal(options: SealOptions): Promise<SealResult> {
  const { cert, key, name, namespace, output: file } = options;
  const certificate = SealingCertificates.read(cert).newest;
  const warnings = [...expiryWarnings(certificate, new Date())];

  // Before anybody types in vain, and once more after: another call may have added its key meanwhile.
  sealTarget(contentOf(file), requestOf(options));
  const value = await readSecretValue(`Value of "${key}" in Secret ${namespace}/${name}, not shown: `, options);
  warnings.push(...valueWarnings(value));
  const existing = contentOf(file);
  const target = sealTarget(existing, requestOf(options));

  replaceFile(file, formatSealedFile(sealInto(existing, target, value, certificate)));
  const { notAfter, sha256 } = certificate;
  return { file, key, change: target.change, certificate: { sha256, notAfter }, warnings };
}

function contentOf(file: string) {
  return existsSync(file) ? SealedFile.read(file).load() : undefined;
}

function requestOf({ key, name, namespace, replace = false, scope, type }: SealOptions): SealRequest {
  return { key, name, namespace, replace, scope, type };
}

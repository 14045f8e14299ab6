import { referencePath } from '../reference-path.ts';
import type { Property, RemoteRef, Unavailable } from '../store.ts';
import { joinProblems } from '../text-problem.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';
import { type AzureObjectOptions, csiObject, objectProblem, query } from './object-reference.ts';

/** In which form a certificate and its key are wanted, and in which the vault keeps them. */
export interface AzureCertificateWithKeyOptions extends AzureObjectOptions {
  /**
   * What the workload gets: the key and then the chain in PEM, which a Secret for TLS can be made of; or a binary PKCS#12
   * file without a password.
   * @default 'pem'
   */
  readonly format?: AzureCertificateFormat;
  /**
   * What the vault keeps: the content type in the certificate's policy. The CSI provider makes PEM of PKCS#12; External
   * Secrets Operator delivers what is kept.
   * @default 'pfx', which is Key Vault's own default
   */
  readonly keptAs?: AzureCertificateFormat;
}

/** PEM, or PKCS#12. */
export type AzureCertificateFormat = 'pem' | 'pfx';

export function certificateProperty(store: AzureKeyVault, name: string, { version }: AzureObjectOptions): Property {
  return {
    store,
    path: referencePath(`certificate/${name}`, query({ version })),
    problem: objectProblem('certificate', name, version),
    csiObject: csiObject('cert', name, { objectVersion: version }),
    remoteRef: {
      unavailable: 'External Secrets Operator delivers a certificate as DER, and only a template could make PEM of it',
    },
  };
}

/** Key Vault keeps the key of a certificate in the secret of the same name and version. */
export function certificateWithKeyProperty(
  store: AzureKeyVault,
  name: string,
  { format = 'pem', keptAs = 'pfx', version }: AzureCertificateWithKeyOptions,
): Property {
  const isBinary = format === 'pfx';
  return {
    store,
    path: referencePath(`certificate-with-key/${name}`, query({ version, format: isBinary ? format : undefined })),
    problem: joinProblems(
      objectProblem('certificate', name, version),
      isBinary && keptAs === 'pem'
        ? 'the vault keeps the certificate as PEM, and nobody makes PKCS#12 of it'
        : undefined,
    ),
    csiObject: csiObject('secret', name, {
      objectVersion: version,
      ...(isBinary ? { objectFormat: 'pfx', objectEncoding: 'base64' } : {}),
    }),
    remoteRef: format === keptAs ? remoteRef(name, isBinary, version) : { unavailable: PKCS12_STAYS },
  };
}

const PKCS12_STAYS =
  'the vault keeps the certificate as PKCS#12, and External Secrets Operator makes PEM of it in a template only';

function remoteRef(name: string, isBinary: boolean, version: string | undefined): RemoteRef | Unavailable {
  return {
    key: `secret/${name}`,
    ...(version === undefined ? {} : { version }),
    ...(isBinary ? { decodingStrategy: 'Base64' } : {}),
  };
}

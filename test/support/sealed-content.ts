import type { SealedContent } from '../../lib/sealed-secrets/sealed-file';

/** What a value looks like that was sealed with a key of 2048 bits; no key opens it. */
export const SEALED_VALUE = Buffer.concat([Buffer.of(1, 0), Buffer.alloc(256 + 7 + 16, 1)]).toString('base64');

/** What a value says about the certificate it was sealed with. */
export const CERTIFICATE = { sha256: 'AB:CD', notAfter: '2099-01-01T00:00:00.000Z' };

/** A sealed file for Secret `shop/db` with keys `password` and `user`. */
export function sealedContent(content: Partial<SealedContent> = {}): SealedContent {
  return {
    name: 'db',
    namespace: 'shop',
    scope: 'strict',
    type: 'Opaque',
    certificates: { password: CERTIFICATE, user: CERTIFICATE },
    encryptedData: { password: SEALED_VALUE, user: SEALED_VALUE },
    ...content,
  };
}

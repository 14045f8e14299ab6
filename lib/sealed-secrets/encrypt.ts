import { constants, createCipheriv, type KeyObject, publicEncrypt, randomBytes } from 'node:crypto';
import { SEALED_VALUE as FORMAT } from '../upstream/sealed-secrets.ts';
import { type SealedPlace, sealingLabel } from './scope.ts';

/**
 * Seals one value as kubeseal 0.36.6 does. Two calls give two texts.
 *
 * @param value The bytes of the Secret's value, not their base64. Overwritten with zeros, also when sealing fails.
 * @param publicKey RSA key of the controller's certificate.
 * @returns base64, as it stands in `encryptedData`.
 */
export function encrypt(value: Buffer, place: SealedPlace, publicKey: KeyObject): string {
  const sessionKey = randomBytes(FORMAT.sessionKeyBytes);
  try {
    const wrappedKey = publicEncrypt(
      {
        key: publicKey,
        padding: constants.RSA_PKCS1_OAEP_PADDING,
        oaepHash: FORMAT.oaepHash,
        oaepLabel: Buffer.from(sealingLabel(place)),
      },
      sessionKey,
    );
    const length = Buffer.alloc(FORMAT.lengthBytes);
    length.writeUInt16BE(wrappedKey.length);
    const cipher = createCipheriv(FORMAT.cipher, sessionKey, Buffer.alloc(FORMAT.nonceBytes));
    const parts = [length, wrappedKey, cipher.update(value), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(parts).toString('base64');
  } finally {
    value.fill(0);
    sessionKey.fill(0);
  }
}

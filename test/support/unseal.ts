import { constants, createDecipheriv, type KeyObject, privateDecrypt } from 'node:crypto';

/**
 * Opens a sealed value as the Sealed Secrets controller 0.36.6 does: two bytes of length, the session key under RSA-OAEP
 * with SHA-256 and the label, then AES-256-GCM with a nonce of zeros and its tag.
 *
 * @throws Error when the key or the label is another one, or a byte differs.
 */
export function unseal(sealed: string, label: string, privateKey: KeyObject): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const payload = 2 + bytes.readUInt16BE();
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const sessionKey = privateDecrypt(
    { key: privateKey, padding, oaepHash: 'sha256', oaepLabel: Buffer.from(label) },
    bytes.subarray(2, payload),
  );
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(payload, -16)), decipher.final()]);
}

import { SEALED_VALUE as FORMAT } from '../upstream/sealed-secrets.ts';

/** What shows without the private key that no controller can open a sealed value; undefined when nothing does. */
export function sealedValueProblem(value: string): string | undefined {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.toString('base64') !== value) return 'is no base64';
  if (bytes.length < FORMAT.lengthBytes) return 'is too short';
  const blockBytes = bytes.readUInt16BE();
  if (!FORMAT.rsaBlockBytes.includes(blockBytes)) return 'does not begin like a sealed value';
  const least = FORMAT.lengthBytes + blockBytes + FORMAT.tagBytes;
  return bytes.length < least ? `has ${bytes.length} bytes of at least ${least}` : undefined;
}

import { createPrivateKey, createPublicKey, type PrivateKeyInput } from 'node:crypto';
import { fromBase64 } from './encode.ts';
import { wipeableCopy } from './wipeable.ts';

/** A private key inside a value, apart from the PEM text around it. */
export interface PrivateKey {
  /** What a DER file of the key has in it. */
  readonly binary: Buffer;
  /** The base64 text, cut into pieces, without those that the public key has too: a certificate may lie anywhere. */
  readonly pieces: readonly Buffer[];
}

/**
 * The private keys that a value holds in PEM form.
 *
 * @param text The value's significant bytes behind the lens for escapes: line ends are gone, however they were written.
 */
export function privateKeysIn(text: Buffer): readonly PrivateKey[] {
  const keys: PrivateKey[] = [];
  for (let begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
    const label = begin + BEGIN.length;
    const body = text.indexOf(DASHES, label) + DASHES.length;
    const end = text.indexOf(END, body);
    const type = text.toString('latin1', label, body - DASHES.length);
    if (type.endsWith('PRIVATEKEY') && end > body) keys.push(privateKeyOf(text.subarray(body, end), type));
  }
  return keys;
}

/** As the significant bytes have `-----BEGIN `. */
const DASHES = '+++++';
const BEGIN = `${DASHES}BEGIN`;
const END = `${DASHES}END`;

/** Characters of a piece: a line as OpenSSL writes it, 48 bytes of the key. */
const PIECE = 64;

/** What is left at the end and has fewer characters is not looked for. */
const SHORTEST_PIECE = 32;

function privateKeyOf(body: Buffer, type: string): PrivateKey {
  const binary = fromBase64(body);
  const known = publicPartOf(binary, type);
  const pieces: Buffer[] = [];
  for (let at = 0; at + SHORTEST_PIECE <= body.length; at += PIECE) {
    const bytes = binary.subarray((at * 6) / 8, ((at + PIECE) * 6) / 8);
    if (!known.includes(bytes)) pieces.push(wipeableCopy(body.subarray(at, at + PIECE)));
  }
  return { binary, pieces };
}

const DER_TYPES: Readonly<Record<string, PrivateKeyInput['type']>> = {
  PRIVATEKEY: 'pkcs8',
  RSAPRIVATEKEY: 'pkcs1',
  ECPRIVATEKEY: 'sec1',
};

/** The public key in DER form; empty where Node cannot read the private one, as an encrypted one or one of OpenSSH. */
function publicPartOf(binary: Buffer, label: string): Buffer {
  const type = DER_TYPES[label];
  if (!type) return Buffer.alloc(0);
  try {
    return createPublicKey(createPrivateKey({ key: binary, format: 'der', type })).export({
      type: 'spki',
      format: 'der',
    });
  } catch {
    return Buffer.alloc(0);
  }
}

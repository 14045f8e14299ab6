import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A key pair and its self-signed certificate, as the Sealed Secrets controller makes them. */
export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** PEM. */
  readonly certificate: string;
}

/** A new RSA key pair, by default of 2048 bits, with a certificate that ends on this day. */
export function rsaKeyPair(notAfter = '2099-01-01', modulusLength = 2048): KeyPair {
  return certified(generateKeyPairSync('rsa', { modulusLength }).privateKey, notAfter);
}

/** A new key pair on an elliptic curve, with its certificate. */
export function ecKeyPair(): KeyPair {
  return certified(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, '2099-01-01');
}

/** Node reads certificates but writes none, so here is the least X.509 v1 that it reads. */
function certified(privateKey: KeyObject, notAfter: string): KeyPair {
  const publicKey = createPublicKey(privateKey);
  const algorithm = privateKey.asymmetricKeyType === 'rsa' ? SHA256_WITH_RSA : SHA256_WITH_ECDSA;
  const name = sequence();
  const body = sequence(
    der(INTEGER, Buffer.of(1)),
    algorithm,
    name,
    sequence(time('2020-01-01'), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, algorithm, der(BIT_STRING, Buffer.of(0), signature));
  return { privateKey, publicKey, certificate: pem(certificate) };
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const SEQUENCE = 0x30;
const GENERALIZED_TIME = 0x18;

const SHA256_WITH_RSA = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const SHA256_WITH_ECDSA = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));

function time(day: string): Buffer {
  return der(GENERALIZED_TIME, Buffer.from(`${day.replaceAll('-', '')}000000Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(SEQUENCE, ...parts);
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

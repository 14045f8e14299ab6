import { type KeyObject, X509Certificate } from 'node:crypto';
import { SEALED_VALUE } from '../upstream/sealed-secrets.ts';
import { readText, SealingError } from './sealing-error.ts';

/** What a value was sealed with. */
export interface CertificateFacts {
  /** SHA-256 of the certificate in hexadecimal, `AB:CD:…`, as `openssl x509 -fingerprint -sha256` prints it. */
  readonly sha256: string;
  /** Last instant at which it may seal, in ISO 8601. What was sealed before stays readable. */
  readonly notAfter: string;
}

/** A certificate whose key can seal. */
export interface SealingCertificate extends CertificateFacts {
  readonly publicKey: KeyObject;
}

/**
 * The certificates of one cluster's Sealed Secrets controller, as a PEM file holds them: the newest first, since that is the
 * one that kubeseal and `seal` take, then older ones, which still tell what was sealed for this cluster.
 */
export class SealingCertificates {
  /** A PEM file, relative to the working directory. It is read when it is needed; whoever uses it reports what is wrong. */
  static read(path: string): SealingCertificates {
    return new SealingCertificates(path, () => readText(path));
  }

  private parsed?: readonly X509Certificate[];

  private constructor(
    /** Where they come from, for messages. */
    readonly source: string,
    private readonly text: () => string,
  ) {}

  /**
   * The first one.
   *
   * @throws SealingError when the file holds none that can seal.
   */
  get newest(): SealingCertificate {
    const [certificate] = this.all();
    if (certificate === undefined) throw new SealingError(`${this.source} holds no certificate.`);
    const { publicKey } = certificate;
    const { modulusLength = 0 } = publicKey.asymmetricKeyDetails ?? {};
    if (publicKey.asymmetricKeyType !== 'rsa' || !SEALED_VALUE.rsaBlockBytes.includes(modulusLength / 8)) {
      const what = [publicKey.asymmetricKeyType, modulusLength || undefined].filter(Boolean).join(' ');
      throw new SealingError(
        `The first certificate of ${this.source} has a key of kind ${what}. Sealed Secrets seals with RSA of 2048, 3072, 4096 ` +
          'or 8192 bits: take the certificate that the controller serves.',
      );
    }
    const notAfter = new Date(certificate.validTo).toISOString();
    return { publicKey, sha256: certificate.fingerprint256, notAfter };
  }

  /**
   * Whether one of them has this fingerprint.
   *
   * @throws SealingError when the file cannot be read.
   */
  has(sha256: string): boolean {
    return this.all().some(({ fingerprint256 }) => fingerprint256 === sha256);
  }

  private all(): readonly X509Certificate[] {
    this.parsed ??= this.parse(this.text());
    return this.parsed;
  }

  private parse(text: string): readonly X509Certificate[] {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
      throw new SealingError(
        `${this.source} holds a private key. Keep only the certificate, and the key away from here.`,
      );
    }
    return (text.match(CERTIFICATE) ?? []).map((pem) => {
      try {
        return new X509Certificate(pem);
      } catch (error) {
        throw new SealingError(`${this.source} holds a certificate that cannot be parsed.`, { cause: error });
      }
    });
  }
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

import { Chart } from 'cdk8s';
import { type ISecret, Secret } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { BareObject } from '../../imports/bare-object.ts';
import { SealedSecret as Generated, type SealedSecretProps as Manifest } from '../../imports/bitnami.com.ts';
import { type OwnFinding, reportFinding } from '../core/report-finding.ts';
import type { SecretKeyRef } from '../core/secret-key-ref.ts';
import { scopeAnnotations } from './scope.ts';
import type { SealedContent, SealedFile } from './sealed-file.ts';
import { certificateProblems, sealedSecretProblems } from './sealed-secret-problems.ts';
import type { SealingCertificates } from './sealing-certificates.ts';
import { SealingError } from './sealing-error.ts';

/** Props of {@link SealedSecret}. */
export interface SealedSecretProps {
  /** What `cdk8s-escrow seal` wrote: `SealedFile.read('sealed/shop-db.json')`. */
  readonly sealed: SealedFile;
  /**
   * Name of the Secret. In scope `strict` no other than the sealed file's works.
   * @default - the sealed file's
   */
  readonly name?: string;
  /**
   * Namespace of the Secret. Another than the sealed file's works in scope `cluster-wide` only.
   * @default - the chart's, else the sealed file's
   */
  readonly namespace?: string;
  /** Labels of the Secret; none are taken over from the SealedSecret. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the Secret; none are taken over from the SealedSecret. @default - none but the scope's */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * The certificates of the cluster that this is for: a value sealed with another one is an error here, where it would be
   * unreadable there.
   * @default - not compared
   */
  readonly certificates?: SealingCertificates;
}

/**
 * A Secret whose values lie in Git, sealed; the Sealed Secrets controller 0.36 of the cluster opens them.
 *
 * What leads to a value that no controller opens is told here, as far as it shows without the private key.
 *
 * @example
 * const db = new SealedSecret(unit, 'db', { sealed: SealedFile.read('sealed/shop-db.json') });
 * db.key('password');
 */
export class SealedSecret extends Construct {
  /** Name of the Secret, and of the SealedSecret. */
  readonly secretName: string;
  /** Namespace of both. */
  readonly namespace: string;
  /** The Secret, for the constructs of cdk8s-plus. */
  readonly secret: ISecret;
  private readonly content?: SealedContent;

  constructor(scope: Construct, id: string, props: SealedSecretProps) {
    super(scope, id);
    const content = this.attempt(UNREADABLE_FILE, () => props.sealed.load());
    this.content = content;
    this.secretName = props.name ?? content?.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? content?.namespace ?? '';
    this.secret = Secret.fromSecretName(this, 'Secret', this.secretName);
    if (content === undefined) return;

    const problems = [
      ...sealedSecretProblems(this, content, props),
      ...(this.attempt(UNREADABLE_CERTIFICATES, () => certificateProblems(content, props.certificates)) ?? []),
    ];
    for (const problem of problems) reportFinding(this, problem);
    new BareObject(this, 'Resource', { ...Generated.GVK, ...this.toManifest(content, props) });
  }

  /** A reference to one key of the Secret; a key that is not sealed is reported. */
  key(key: string): SecretKeyRef {
    const keys = this.content && Object.keys(this.content.encryptedData);
    if (keys !== undefined && !keys.includes(key)) {
      reportFinding(this, {
        code: 'sealed/unknown-key',
        severity: 'error',
        problem: `Secret "${this.secretName}" has no key "${key}" among ${keys.map((one) => `"${one}"`).join(', ')}.`,
        cause: 'Whoever refers to it would not start, or find nothing.',
        mend: 'Name one of these, or seal a value under this key.',
      });
    }
    return { name: this.secretName, namespace: this.namespace, key };
  }

  private toManifest(
    { encryptedData, scope, type }: SealedContent,
    { labels, annotations }: SealedSecretProps,
  ): Manifest {
    // The controller 0.36 reads the scope here, and re-encrypts by what the template says.
    const ofScope = scopeAnnotations(scope);
    const ofSecret = { ...annotations, ...ofScope };
    const metadata = { ...(labels && { labels }), ...(!isEmpty(ofSecret) && { annotations: ofSecret }) };
    return {
      metadata: {
        name: this.secretName,
        namespace: this.namespace,
        ...(!isEmpty(ofScope) && { annotations: ofScope }),
      },
      spec: { encryptedData, template: { type, ...(!isEmpty(metadata) && { metadata }) } },
    };
  }

  /** What `read` gives; undefined, and a finding, when it says that a file is not as it should be. */
  private attempt<Content>(
    finding: Pick<OwnFinding, 'code' | 'cause' | 'mend'>,
    read: () => Content,
  ): Content | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SealingError)) throw error;
      reportFinding(this, { ...finding, severity: 'error', problem: error.message });
      return undefined;
    }
  }
}

const UNREADABLE_FILE = {
  code: 'sealed/unreadable-file',
  cause: 'There would be no Secret.',
  mend: 'Name a file that `cdk8s-escrow seal` wrote, from the folder in which you run synth.',
};

const UNREADABLE_CERTIFICATES = {
  code: 'sealed/unreadable-certificates',
  cause: 'It would stay unknown whether the cluster can open the values.',
  mend: "Name a PEM file with the controller's certificates, from the folder in which you run synth.",
};

function isEmpty(map: object): boolean {
  return Object.keys(map).length === 0;
}

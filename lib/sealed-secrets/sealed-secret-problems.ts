import { labelValueProblem, qualifiedNameProblem } from '../core/names.ts';
import type { OwnFinding } from '../core/report-finding.ts';
import { SECRET_TYPE_KEYS, secretKeyProblem } from '../upstream/kubernetes-secret-types.ts';
import { SCOPE_ANNOTATIONS, SEALED_SECRETS } from '../upstream/sealed-secrets.ts';
import type { SealedContent } from './sealed-file.ts';
import { sealedValueProblem } from './sealed-value.ts';
import type { SealingCertificates } from './sealing-certificates.ts';

/** Where a {@link SealedSecret} stands, and what its Secret is to wear. */
interface Placed {
  readonly secretName: string;
  readonly namespace: string;
}

interface SecretMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Everything for which no Secret would come of a sealed file at this place. */
export function sealedSecretProblems(
  placed: Placed,
  content: SealedContent,
  metadata: SecretMetadata,
): readonly OwnFinding[] {
  return [
    ...placeProblems(placed, content),
    ...typeProblems(content),
    ...Object.entries(content.encryptedData).flatMap(valueProblems),
    ...metadataProblems(metadata),
  ];
}

/**
 * The values that were sealed with another certificate than one of these.
 *
 * @throws SealingError when the certificates cannot be read.
 */
export function certificateProblems(
  { certificates }: SealedContent,
  ofCluster: SealingCertificates | undefined,
): readonly OwnFinding[] {
  if (ofCluster === undefined) return [];
  return Object.entries(certificates)
    .filter(([, { sha256 }]) => !ofCluster.has(sha256))
    .map(([key, { sha256 }]) => ({
      code: 'sealed/other-certificate',
      severity: 'error',
      problem: `Key "${key}" was sealed with certificate ${sha256}, which is not in ${ofCluster.source}.`,
      cause: `${cannotDecrypt()} unless the certificate is an older one of this cluster.`,
      mend: `Seal the value with the first certificate of ${ofCluster.source}, or add the older one to the end of that file.`,
    }));
}

function placeProblems({ namespace, secretName }: Placed, content: SealedContent): readonly OwnFinding[] {
  const findings: OwnFinding[] = [];
  const isStrict = content.scope === 'strict';
  if (isStrict && content.name !== secretName) {
    findings.push({
      code: 'sealed/other-name',
      severity: 'error',
      problem: `The values are sealed for a Secret "${content.name}", not for "${secretName}".`,
      cause: `In scope strict the name is part of the encryption. ${cannotDecrypt()}.`,
      mend: `Leave name out, or seal the values for "${secretName}".`,
    });
  }
  if (content.scope !== 'cluster-wide' && content.namespace !== namespace) {
    findings.push({
      code: 'sealed/other-namespace',
      severity: 'error',
      problem: `The values are sealed for namespace "${content.namespace}", not for "${namespace}".`,
      cause: `In scope ${content.scope} the namespace is part of the encryption. ${cannotDecrypt()}.`,
      mend: `Put it into namespace "${content.namespace}", or seal the values for "${namespace}".`,
    });
  }
  return findings;
}

const DEMANDS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(Object.entries(SECRET_TYPE_KEYS));

function typeProblems({ encryptedData, type }: SealedContent): readonly OwnFinding[] {
  const unmet = (DEMANDS.get(type) ?? []).filter((keys) => !keys.some((key) => Object.hasOwn(encryptedData, key)));
  return unmet.map((keys) => ({
    code: 'sealed/missing-key',
    severity: 'error',
    problem: `A Secret of type ${type} needs key ${keys.map((key) => `"${key}"`).join(' or ')}, which is not sealed.`,
    cause: 'The API server would refuse the Secret that the controller makes.',
    mend: 'Seal a value under this key into the same file.',
  }));
}

function valueProblems([key, value]: [string, string]): readonly OwnFinding[] {
  const findings: OwnFinding[] = [];
  const ofKey = secretKeyProblem(key);
  if (ofKey !== undefined) {
    findings.push({
      code: 'sealed/invalid-key',
      severity: 'error',
      problem: `Key "${key}" ${ofKey}.`,
      cause: 'The API server would refuse the Secret that the controller makes.',
      mend: 'Seal the value under another key, and take this one out of the file.',
    });
  }
  const ofValue = sealedValueProblem(value);
  if (ofValue !== undefined) {
    findings.push({
      code: 'sealed/invalid-value',
      severity: 'error',
      problem: `The value under key "${key}" ${ofValue}.`,
      cause: `${cannotDecrypt()}. If it is the value itself, it is in Git by now, and has to be changed.`,
      mend: 'Seal the value again: cdk8s-escrow seal … --replace',
    });
  }
  return findings;
}

function metadataProblems({ annotations = {}, labels = {} }: SecretMetadata): readonly OwnFinding[] {
  return [
    ...Object.keys(labels).map((key) => describe('Label', key, qualifiedNameProblem(key))),
    ...Object.entries(labels).map(([key, value]) => describe('The value of label', key, labelValueProblem(value))),
    ...Object.keys(annotations).map((key) => describe('Annotation', key, annotationProblem(key))),
  ].flatMap((problem) => (problem === undefined ? [] : [invalidMetadata(problem)]));
}

function annotationProblem(key: string): string | undefined {
  const isScope = Object.values<string>(SCOPE_ANNOTATIONS).includes(key);
  if (isScope) return 'is the scope, which was chosen when the values were sealed';
  // The API server lowers the keys of annotations before it looks at them, prefixes included.
  return qualifiedNameProblem(key.toLowerCase());
}

function describe(what: string, key: string, problem: string | undefined): string | undefined {
  return problem && `${what} "${key}" ${problem}.`;
}

function invalidMetadata(problem: string): OwnFinding {
  return {
    code: 'sealed/invalid-metadata',
    severity: 'error',
    problem,
    cause: 'The API server would refuse the Secret that the controller makes, or the scope would be in doubt.',
    mend: 'Write it as the API server takes it, or leave it out.',
  };
}

function cannotDecrypt(): string {
  return `The controller ${SEALED_SECRETS.version} would say "no key could decrypt secret", and make no Secret`;
}

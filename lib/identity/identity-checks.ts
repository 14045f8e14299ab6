import type { Construct } from 'constructs';
import { dnsLabelProblem, dnsSubdomainProblem } from '../core/names.ts';
import { reportFinding } from '../core/report-finding.ts';
import type { TrustedAccount, TrustField, TrustTerms } from './trust.ts';

/** Reports an account that nobody should trust or that cannot be, and what the other side would not know. */
export function checkIdentity(
  identity: Construct,
  account: TrustedAccount,
  terms: TrustTerms,
  isExisting: boolean,
): void {
  if (account.name === 'default') reportDefault(identity, account);
  if (isExisting) checkExisting(identity, account, terms.annotations);
  for (const field of terms.fields) checkField(identity, field);
}

function reportDefault(identity: Construct, { namespace }: TrustedAccount): void {
  reportFinding(identity, {
    code: 'identity/default-service-account',
    severity: 'error',
    problem: `The identity is ServiceAccount "${namespace}/default".`,
    cause: 'Every pod of the namespace that names no ServiceAccount runs as it, and could read what this one may.',
    mend: 'Choose another id or `name`, like that of the workload.',
  });
}

function checkExisting(
  identity: Construct,
  { name, namespace }: TrustedAccount,
  annotations: Readonly<Record<string, string>>,
): void {
  const problem = dnsSubdomainProblem(name) ?? dnsLabelProblem(namespace);
  if (problem) {
    reportFinding(identity, {
      code: 'identity/existing-account',
      severity: 'error',
      problem: `"${namespace}/${name}" names no ServiceAccount: ${dnsSubdomainProblem(name) ? 'the name' : 'the namespace'} ${problem}.`,
      cause: 'The API server would refuse it, so it cannot exist.',
      mend: 'Write the name of the ServiceAccount in `existingAccount`, and its `namespace`.',
    });
    return;
  }
  const lines = Object.entries(annotations).map(([key, value]) => `${key}: ${value}`);
  if (lines.length === 0) return;
  reportFinding(identity, {
    code: 'identity/unmanaged-annotations',
    severity: 'note',
    problem: `ServiceAccount "${namespace}/${name}" is created elsewhere, so nothing here annotates it.`,
    cause:
      'Without them, whoever reads them could not sign in: CSI providers, External Secrets Operator, or SDKs in the pods.',
    mend: `Annotate it where it is made:\n${lines.join('\n')}`,
  });
}

function checkField(identity: Construct, { example, pattern, value, what }: TrustField): void {
  if (value === undefined || pattern.test(value)) return;
  reportFinding(identity, {
    code: 'identity/invalid-field',
    severity: 'error',
    problem: `"${value}" is not ${what}.`,
    cause: 'The other side knows nobody of that name, so no token would be taken.',
    mend: `Write it like "${example}".`,
  });
}

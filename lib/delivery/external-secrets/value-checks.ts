import type { OwnFinding } from '../../core/report-finding.ts';
import { isUnavailable, type Property, type RemoteRef } from '../../stores/store.ts';
import { secretKeyProblem } from '../../upstream/kubernetes-secret-types.ts';
import type { ExternalSecretDataFrom, ExternalSecretOptions } from './external-secret-options.ts';
import { goRegexpProblem } from './go-regexp.ts';
import type { SecretStoreRef } from './secret-store-ref.ts';

/** Everything that is wrong with what is read, and with the keys that it gets. */
export function valueProblems({ data = [], dataFrom = [], store }: ExternalSecretOptions): readonly OwnFinding[] {
  if (data.length + dataFrom.length === 0) return [NOTHING_TO_READ];
  return [
    ...keyProblems(data.map(({ secretKey }) => secretKey)),
    ...data.flatMap((entry) => referenceProblems(entry.remoteRef, entry.store ?? store)),
    ...dataFrom.flatMap((source) => sourceProblems(source, source.store ?? store)),
  ];
}

const NOTHING_TO_READ: OwnFinding = {
  code: 'eso/nothing-to-read',
  severity: 'error',
  problem: 'The ExternalSecret has neither data nor dataFrom.',
  cause: "The operator's webhook refuses it.",
  mend: "Name a value: data: [{ secretKey: 'password', remoteRef: environment.property('db.password') }].",
};

function keyProblems(keys: readonly string[]): readonly OwnFinding[] {
  const seen = new Set<string>();
  return keys.flatMap((key) => {
    const problem = secretKeyProblem(key);
    const twice = seen.has(key);
    seen.add(key);
    return [...(problem === undefined ? [] : [illegalKey(key, problem)]), ...(twice ? [duplicateKey(key)] : [])];
  });
}

function illegalKey(key: string, problem: string): OwnFinding {
  return {
    code: 'eso/secret-key',
    severity: 'error',
    problem: `The key "${key}" ${problem}.`,
    cause: 'The API server refuses the ExternalSecret, or the Secret that it makes.',
    mend: 'Write a key like "db-password".',
  };
}

function duplicateKey(key: string): OwnFinding {
  return {
    code: 'eso/duplicate-key',
    severity: 'error',
    problem: `The key "${key}" stands twice in data.`,
    cause:
      "The operator's webhook refuses it; with a deletionPolicy other than 'Retain', the last one wins without a word.",
    mend: 'Keep one of the two.',
  };
}

function sourceProblems(source: ExternalSecretDataFrom, store: SecretStoreRef): readonly OwnFinding[] {
  const patterns = (source.rewrite ?? []).flatMap((rewrite) => ('regexp' in rewrite ? [rewrite.regexp.source] : []));
  const own =
    'extract' in source
      ? referenceProblems(source.extract, store)
      : [...findProblems(store), ...('regexp' in source.find ? patternProblems(source.find.regexp) : [])];
  return [...own, ...patterns.flatMap(patternProblems)];
}

function findProblems({ name, profile }: SecretStoreRef): readonly OwnFinding[] {
  if (profile?.canFind !== false) return [];
  return [
    {
      code: 'eso/find',
      severity: 'error',
      problem: `find is used on store "${name}", whose provider "${profile.provider}" cannot search.`,
      cause: 'Every reading would fail, and the Secret would never be there.',
      mend: 'Name what you need in data, or take an object apart with extract.',
    },
  ];
}

function patternProblems(pattern: string): readonly OwnFinding[] {
  const problem = goRegexpProblem(pattern);
  if (problem === undefined) return [];
  return [
    {
      code: 'eso/regexp',
      severity: 'error',
      problem: `The pattern "${pattern}" ${problem}.`,
      cause: "The operator reads it with Go's regexp; every reading would fail.",
      mend: 'Write it without look-around and back-references.',
    },
  ];
}

function referenceProblems(source: Property | RemoteRef, store: SecretStoreRef): readonly OwnFinding[] {
  const problem = 'store' in source ? propertyProblem(source) : source.key === '' ? 'The key is empty.' : undefined;
  if (problem !== undefined) return [unreadable(problem)];
  const { remoteRef } = 'store' in source ? source : { remoteRef: source };
  return isUnavailable(remoteRef) ? [] : ignoredProblems(remoteRef, store);
}

function propertyProblem({ path, problem, remoteRef, store }: Property): string | undefined {
  if (problem !== undefined) return problem;
  return isUnavailable(remoteRef)
    ? `External Secrets Operator cannot read "${path}" of ${store.address}: ${remoteRef.unavailable}.`
    : undefined;
}

function unreadable(problem: string): OwnFinding {
  return {
    code: 'eso/remote-ref',
    severity: 'error',
    problem,
    cause: 'Every reading would fail, and the Secret would never be there.',
    mend: 'Name a value that the operator can read.',
  };
}

function ignoredProblems(
  { key, property, version }: RemoteRef,
  { name, profile }: SecretStoreRef,
): readonly OwnFinding[] {
  const ignored = [
    ...(property !== undefined && profile?.ignoresRemoteProperty ? ['property'] : []),
    ...(version !== undefined && profile?.ignoresRemoteVersion ? ['version'] : []),
  ];
  return ignored.map((field) => ({
    code: 'eso/ignored-field',
    severity: 'error',
    problem: `remoteRef of "${key}" has a ${field}, which the provider "${profile?.provider}" of store "${name}" ignores.`,
    cause: 'Another value than the one you name would stand in the Secret, and nothing would say so.',
    mend: field === 'property' ? 'Write the whole path into `key`.' : 'Leave `version` out; the latest value is read.',
  }));
}

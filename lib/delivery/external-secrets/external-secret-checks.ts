import { dnsSubdomainProblem } from '../../core/names.ts';
import type { OwnFinding } from '../../core/report-finding.ts';
import type { ExternalSecretOptions } from './external-secret-options.ts';
import { intervalProblems } from './refresh.ts';
import { secretShapeProblems } from './secret-shape-checks.ts';
import { refusalProblems, type SecretStoreRef } from './secret-store-ref.ts';
import { valueProblems } from './value-checks.ts';

/** Everything that is wrong with what an ExternalSecret reads and makes, whatever its namespace. */
export function externalSecretProblems(options: ExternalSecretOptions): readonly OwnFinding[] {
  return [
    ...secretNameProblems(options),
    ...valueProblems(options),
    ...secretShapeProblems(options),
    ...refreshProblems(options),
    ...deletionProblems(options),
  ];
}

/** Stores that would refuse an ExternalSecret in this namespace. */
export function refusedStores(options: ExternalSecretOptions, namespace: string): readonly OwnFinding[] {
  return storesOf(options).flatMap((store) => refusalProblems(store, namespace));
}

/** Every store that an ExternalSecret reads, each once. */
export function storesOf({ data = [], dataFrom = [], store }: ExternalSecretOptions): readonly SecretStoreRef[] {
  return [...new Set([store, ...[...data, ...dataFrom].map((entry) => entry.store ?? store)])];
}

function secretNameProblems({ secretName }: ExternalSecretOptions): readonly OwnFinding[] {
  const problem = secretName === undefined ? undefined : dnsSubdomainProblem(secretName);
  if (problem === undefined) return [];
  return [
    {
      code: 'eso/secret-name',
      severity: 'error',
      problem: `The name "${secretName}" of the Secret ${problem}.`,
      cause: 'The API server refuses the ExternalSecret.',
      mend: "Write a name like secretName: 'checkout-db'.",
    },
  ];
}

function refreshProblems({ immutable, refresh }: ExternalSecretOptions): readonly OwnFinding[] {
  if (refresh === 'once') return [];
  return [
    ...intervalProblems(
      'refresh',
      refresh,
      "the operator reads once and then ignores every change of the ExternalSecret, and nothing says so; refresh: 'once' means that",
    ),
    ...(immutable ? [IMMUTABLE_REFRESH] : []),
  ];
}

const IMMUTABLE_REFRESH: OwnFinding = {
  code: 'eso/immutable-refresh',
  severity: 'warning',
  problem: 'The Secret is immutable, and the store is read again and again.',
  cause: 'The first new value makes the ExternalSecret fail, with the old value left in the Secret.',
  mend: "Write refresh: 'once', or leave `immutable` out.",
};

function deletionProblems(options: ExternalSecretOptions): readonly OwnFinding[] {
  const { creationPolicy = 'Owner', deletionPolicy = 'Retain' } = options;
  if (deletionPolicy === 'Delete' && creationPolicy !== 'Owner') return [deleteForeign(creationPolicy)];
  const silent = storesOf(options).find(({ profile }) => profile?.reportsMissing === false);
  return deletionPolicy !== 'Retain' && silent ? [neverDeleted(deletionPolicy, silent)] : [];
}

function deleteForeign(creationPolicy: string): OwnFinding {
  return {
    code: 'eso/deletion-policy',
    severity: 'error',
    problem: `deletionPolicy is 'Delete' and creationPolicy '${creationPolicy}'.`,
    cause:
      "The operator deletes only what it owns: its webhook refuses the ExternalSecret, or, with 'Orphan', the deletion fails for ever.",
    mend: "Leave creationPolicy out, or write deletionPolicy: 'Retain'.",
  };
}

function neverDeleted(deletionPolicy: string, { name, profile }: SecretStoreRef): OwnFinding {
  return {
    code: 'eso/deletion-never-acts',
    severity: 'warning',
    problem: `deletionPolicy is '${deletionPolicy}', and the provider "${profile?.provider}" of store "${name}" never says that a value is gone.`,
    cause: 'A value that is deleted in the store makes the ExternalSecret fail, and the Secret keeps it.',
    mend: 'Leave deletionPolicy out, and delete the ExternalSecret with the value.',
  };
}

import type { Exception } from '../core/allow.ts';
import type { Finding } from '../core/finding.ts';
import { groupBy } from '../core/group-by.ts';
import type { InventoryException } from '../core/inventory.ts';
import { RULES } from '../rules/catalogue.ts';

/** Rules whose errors a program may accept. What a construct calls an error keeps it from being built, which no reason changes. */
const ACCEPTABLE_ERRORS: ReadonlySet<string> = new Set(
  RULES.filter(({ acceptable = true }) => acceptable).map(({ code }) => code),
);

/**
 * Takes what a program accepts out of its findings.
 *
 * @returns what is left, with what is wrong with the exceptions themselves, and each exception with what it accepts.
 */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): { readonly findings: readonly Finding[]; readonly exceptions: readonly InventoryException[] } {
  if (exceptions.length === 0) return { findings, exceptions: [] };
  const byCode = groupBy(exceptions, ({ code }) => code);
  const left: Finding[] = [];
  const accepted = new Map<Exception, Finding[]>();
  const refused = new Set<Exception>();
  for (const finding of findings) {
    const exception = byCode.get(finding.code)?.find(({ path }) => holdsAt(path, finding.path));
    if (exception !== undefined && isAcceptable(finding)) {
      accepted.set(exception, [...(accepted.get(exception) ?? []), finding]);
    } else {
      left.push(finding);
      if (exception !== undefined) refused.add(exception);
    }
  }
  return {
    findings: [...left, ...exceptions.flatMap((one) => problemsOf(one, accepted.has(one), refused.has(one)))],
    exceptions: exceptions.map((one) => ({ ...one, findings: accepted.get(one) ?? [] })),
  };
}

function holdsAt(path: string, findingPath: string): boolean {
  return path === '' || findingPath === path || findingPath.startsWith(`${path}/`);
}

function isAcceptable({ code, severity }: Finding): boolean {
  return severity !== 'error' || ACCEPTABLE_ERRORS.has(code);
}

function problemsOf({ because, code, path }: Exception, isUsed: boolean, isRefused: boolean): readonly Finding[] {
  const problems: Finding[] = [];
  if (because.trim() === '') {
    problems.push({
      code: 'exception/no-reason',
      severity: 'error',
      path,
      problem: `The exception from ${code} gives no reason.`,
      cause: 'Nobody could tell later whether it is still right.',
      mend: `Say it: allow(construct, '${code}', 'because …').`,
    });
  }
  if (isRefused) {
    problems.push({
      code: 'exception/not-acceptable',
      severity: 'error',
      path,
      problem: `No program can accept ${code}.`,
      cause: 'What it finds could not be written, or would be a secret in Git, whatever the reason.',
      mend: 'Mend what it finds, and take the exception away.',
    });
  } else if (!isUsed) {
    problems.push({
      code: 'exception/stale',
      severity: 'warning',
      path,
      problem: `The exception from ${code} accepts nothing here.`,
      cause:
        'What it was for is mended, or lies elsewhere, or the code is misspelt; it would hide the next such mistake.',
      mend: `Take away allow(…, '${code}', …), or put it where the finding is.`,
    });
  }
  return problems;
}

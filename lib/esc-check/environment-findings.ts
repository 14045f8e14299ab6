import type { Finding } from '../core/finding.ts';
import type { OwnFinding } from '../core/report-finding.ts';
import { formatDiagnostic } from '../esc/diagnostic.ts';
import type { EscError } from '../esc/esc-error.ts';
import type { OpenedEnvironment } from '../esc/opened-environment.ts';
import { ESC_LOCK_FILE } from '../stores/pulumi-esc/environment-lock.ts';
import type { EnvironmentShape } from '../stores/pulumi-esc/environment-shape.ts';
import { describeChange, isUnchanged, shapeChange } from '../stores/pulumi-esc/shape-change.ts';
import { fewOf } from './few-of.ts';
import type { SurveyedEnvironment } from './survey.ts';
import { unusedPaths } from './unused-paths.ts';

/** Says what is wrong with an environment that cannot be opened. */
export function unopenedFinding(
  { path, references }: Pick<SurveyedEnvironment, 'path' | 'references'>,
  error: EscError,
): Finding {
  const { cause, diagnostics, mend } = error;
  const isThere = error.kind === 'does-not-evaluate';
  const lines = diagnostics.map((diagnostic) => `  ${formatDiagnostic(diagnostic)}`);
  return {
    code: isThere ? 'check/does-not-evaluate' : 'check/no-environment',
    severity: 'error',
    path,
    problem: [error.problem, ...lines].join('\n'),
    cause: [cause, ...readersOf(references)].join(' '),
    mend,
  };
}

/** What is known of an environment besides what Pulumi ESC says. */
export interface Background {
  /** @default - there is no lock, or none of this environment; the program's own check says so */
  readonly locked?: EnvironmentShape;
  /** @default - it is the pin that it should be, or should be none */
  readonly pinProblem?: string;
  /** Whether all of the program's references are known, so that what is unused can be told. */
  readonly isWhole: boolean;
}

/** What is to be said of an environment besides its references. */
export function openedFindings(
  environment: SurveyedEnvironment,
  { diagnostics, shape }: OpenedEnvironment,
  { isWhole, locked, pinProblem }: Background,
): readonly Finding[] {
  const { path, references } = environment;
  return [
    ...diagnostics.map((diagnostic) => diagnosticFinding(shape, formatDiagnostic(diagnostic))),
    ...pinFinding(environment, pinProblem),
    ...driftFindings(shape, locked),
    ...(isWhole ? unusedFindings(shape, unusedPaths(shape, references)) : []),
  ].map((finding) => ({ path, ...finding }));
}

function readersOf({ length }: SurveyedEnvironment['references']): readonly string[] {
  if (length === 0) return [];
  return [length === 1 ? 'One reference of the program reads it.' : `${length} references of the program read it.`];
}

function pinFinding({ address, pin }: SurveyedEnvironment, problem: string | undefined): readonly OwnFinding[] {
  if (pin === undefined || problem === undefined) return [];
  return [
    {
      code: 'check/pin',
      severity: 'error',
      problem: `${address} is no pin: ${problem}.`,
      cause: `The program takes it for ${pin.project}/${pin.environment}@${pin.tag} and nothing else; its values may be others.`,
      mend: 'Run  cdk8s-escrow esc init  to make it one.',
    },
  ];
}

function diagnosticFinding({ address }: EnvironmentShape, diagnostic: string): OwnFinding {
  return {
    code: 'check/diagnostic',
    severity: 'warning',
    problem: `Pulumi ESC says of ${address}: ${diagnostic}`,
    cause: 'It evaluates all the same, today.',
    mend: 'Mend the definition.',
  };
}

/** What is new breaks nothing; what is gone or other may, for a program that was checked against the lock. */
function driftFindings(shape: EnvironmentShape, locked: EnvironmentShape | undefined): readonly OwnFinding[] {
  const change = shapeChange(locked, shape);
  if (locked === undefined || isUnchanged(change)) return [];
  const breaks = change.removed.length + change.changed.length > 0;
  const lines = fewOf(describeChange(change)).map(indent);
  return [
    {
      code: 'check/drift',
      severity: breaks ? 'warning' : 'note',
      problem: [`${shape.address} is no longer as ${ESC_LOCK_FILE} has it:`, ...lines].join('\n'),
      cause: 'Until the lock says the same, synth judges by what was.',
      mend: `Run  npm run import -- ${shape.address}  and commit what it writes.`,
    },
  ];
}

function unusedFindings({ address }: EnvironmentShape, unused: readonly string[]): readonly OwnFinding[] {
  if (unused.length === 0) return [];
  const [is, values] = unused.length === 1 ? ['is', 'value'] : ['are', 'values'];
  return [
    {
      code: 'check/unused-paths',
      severity: 'note',
      problem: [
        `${unused.length} ${values} of ${address} ${is} read by nothing here:`,
        ...fewOf(unused).map(indent),
      ].join('\n'),
      cause: 'Whoever may open the environment sees them; other programs, or the environment itself, may use them.',
      mend: 'Nothing to do, or remove what nobody needs.',
    },
  ];
}

function indent(line: string): string {
  return `  ${line}`;
}

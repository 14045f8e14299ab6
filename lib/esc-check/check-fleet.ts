import { type Finding, sortFindings } from '../core/finding.ts';
import type { Progress } from '../core/progress.ts';
import { EscError } from '../esc/esc-error.ts';
import { OpenedEnvironment } from '../esc/opened-environment.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { escLockOf } from '../stores/pulumi-esc/lock-context.ts';
import type { Tree } from '../synth/tree.ts';
import { askEnvironments, type Connect } from './ask-environments.ts';
import { openedFindings, unopenedFinding } from './environment-findings.ts';
import { FleetScope } from './fleet-scope.ts';
import { noLockFinding, uncheckedFinding } from './limits.ts';
import type { PropertyReference } from './property-reference.ts';
import { referenceFindings } from './reference-findings.ts';
import { type OtherStore, type SurveyedEnvironment, surveyFleet } from './survey.ts';

/** How to check. */
export interface CheckOptions {
  readonly connect: Connect;
  /** @default - the whole fleet */
  readonly scope?: FleetScope;
  /** Told of every unit that is rendered; the client has its own. @default - nobody is */
  readonly progress?: Progress;
}

/** What a check found. */
export interface CheckResult {
  /** What the program shows by itself and what Pulumi ESC says, sorted. */
  readonly findings: readonly Finding[];
  /** What kept Pulumi ESC from being asked; then nothing is known of the environments that are not opened. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
  readonly environments: readonly CheckedEnvironment[];
  /** Everything that was compared with an environment, in the order of the program. */
  readonly references: readonly PropertyReference[];
  /** What nobody was asked about. */
  readonly otherStores: readonly OtherStore[];
  /** The environments that could be opened, for whoever has more to ask of them; none is opened once more. */
  readonly opened: readonly OpenedEnvironment[];
  /** What the program would write. */
  readonly tree: Tree;
}

/** An environment of the program, and what was done about it. */
export interface CheckedEnvironment {
  readonly address: string;
  /** Opened; or known to be missing or wrong; or nobody could ask. */
  readonly state: 'opened' | 'wrong' | 'unknown';
  /** How many references to it there are. */
  readonly references: number;
}

/**
 * Compares every reference of a fleet with the environments as they are now. Each is opened once, which its audit log shows.
 *
 * Nothing is asked where the program names no environment.
 */
export async function checkFleet(fleet: Fleet, options: CheckOptions): Promise<CheckResult> {
  const { connect, progress, scope = new FleetScope(fleet) } = options;
  const { environments, otherStores } = surveyFleet(fleet, scope);
  const { findings, tree } = fleet.render(progress);
  const offline = findings.filter(({ path }) => scope.includes(path));
  const { byPlace, failures, pinProblems, warnings } = await askEnvironments(environments, connect);
  const lock = escLockOf(fleet);
  const online = environments.flatMap((environment) => {
    const answer = byPlace.get(environment);
    // What is no address is an error of the program, and told as such.
    if (answer === undefined || (answer instanceof EscError && answer.kind === 'address')) return [];
    if (answer instanceof EscError) return [unopenedFinding(environment, answer)];
    const { address, references } = environment;
    return [
      ...referenceFindings(answer.shape, references),
      ...openedFindings(environment, answer, {
        locked: lock?.shapes.get(address),
        pinProblem: pinProblems.get(environment),
        isWhole: scope.isWhole,
      }),
    ];
  });
  const limits = [
    ...otherStores.map(uncheckedFinding),
    ...(lock === undefined && environments.length > 0 ? [noLockFinding(fleet.node.path)] : []),
  ];
  return {
    findings: sortFindings([...unlessTold(offline, online), ...online, ...limits]),
    failures,
    warnings,
    environments: environments.map((one) => describe(one, byPlace.get(one))),
    references: environments.flatMap(({ references }) => references),
    otherStores,
    opened: [...byPlace.values()].filter((answer) => answer instanceof OpenedEnvironment),
    tree,
  };
}

/** What the lock says as well is told once, as Pulumi ESC says it. */
function unlessTold(offline: readonly Finding[], online: readonly Finding[]): readonly Finding[] {
  const told = new Set(online.map(keyOf));
  return offline.filter((finding) => !told.has(keyOf(finding)));
}

function keyOf({ code, path }: Finding): string {
  return `${code} ${path}`;
}

function describe(
  { address, references }: SurveyedEnvironment,
  answer: OpenedEnvironment | EscError | undefined,
): CheckedEnvironment {
  const state = answer === undefined ? 'unknown' : answer instanceof EscError ? 'wrong' : 'opened';
  return { address, state, references: references.length };
}

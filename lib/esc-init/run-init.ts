import type { Finding } from '../core/finding.ts';
import { EscError } from '../esc/esc-error.ts';
import { type AppliedEnvironment, applyPlan } from './apply-plan.ts';
import { changedElsewhere, changedMeanwhile } from './changed-elsewhere.ts';
import { checkPlan } from './check-plan.ts';
import { Clients, type Connect } from './clients.ts';
import type { DeclaredEnvironment } from './declared-environments.ts';
import { type PlanOptions, planInit } from './plan-init.ts';
import {
  isPending,
  missingSecrets,
  type PlannedEnvironment,
  type PlannedSecret,
  presentSecrets,
} from './planned-environment.ts';
import type { SecretValues } from './secret-values.ts';
import { planSecrets } from './set-secrets.ts';
import { settle } from './settle.ts';

/** What to do, and whom to ask. */
export interface InitOptions extends PlanOptions {
  readonly connect: Connect;
  /**
   * Whether to undo what somebody else has changed.
   * @default false
   */
  readonly overwrite?: boolean;
  /** Gives the values of secrets. They are wiped when everything is done. */
  readonly readSecrets: (wanted: WantedSecrets) => Promise<SecretValues>;
  /** Asks whether to do what is planned. */
  readonly confirm: (planned: readonly PlannedEnvironment[]) => Promise<boolean>;
}

/** Secrets to ask for. */
export interface WantedSecrets {
  /** Nothing can be written without them. */
  readonly missing: readonly PlannedSecret[];
  /** They are there; one that nobody gives stays as it is. */
  readonly present: readonly PlannedSecret[];
}

/** What was found and done. */
export interface InitResult {
  /** As they were planned. */
  readonly environments: readonly PlannedEnvironment[];
  readonly applied: readonly AppliedEnvironment[];
  /** Where one is an error, nothing was written, or nothing more. */
  readonly findings: readonly Finding[];
  /** What kept Pulumi ESC from answering; nothing was written then, or nothing more. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/** Makes environments what is declared. Nothing is written before everything is read, checked and agreed to. */
export async function runInit(declared: readonly DeclaredEnvironment[], options: InitOptions): Promise<InitResult> {
  const clients = new Clients(options.connect);
  const plan = await planInit(declared, clients, options);
  const findings = refusals(plan.environments, options);
  const result = { ...plan, findings, applied: [], warnings: clients.warnings };
  if (plan.failures.length > 0 || findings.length > 0) return result;
  const values = await options.readSecrets({
    missing: plan.environments.flatMap(missingSecrets),
    present: options.setSecrets ? plan.environments.flatMap(presentSecrets) : [],
  });
  try {
    return { ...result, ...(await complete(plan.environments, values, options)) };
  } finally {
    values.wipe();
  }
}

/** With clients of its own, as {@link apply}: the time of earlier ones may be up once a person has answered. */
async function complete(
  planned: readonly PlannedEnvironment[],
  values: SecretValues,
  options: InitOptions,
): Promise<Partial<InitResult>> {
  const clients = new Clients(options.connect);
  const { done: environments, failures } = await settle(planned, async (one) =>
    options.setSecrets ? planSecrets(one, values, clients.of(one.declared.apiUrl)) : one,
  );
  if (failures.length > 0) return { failures };
  const checked = await checkPlan(environments, values, clients);
  const findings = [...refusals(environments, options), ...checked.done.flat()];
  const found = { environments, findings, failures: checked.failures };
  const isRefused = found.failures.length > 0 || findings.some(({ severity }) => severity === 'error');
  if (isRefused || !environments.some(isPending) || !(await options.confirm(environments))) return found;
  return { ...found, ...(await apply(environments, values, options, findings)) };
}

function refusals(environments: readonly PlannedEnvironment[], { overwrite }: InitOptions): readonly Finding[] {
  return overwrite ? [] : environments.flatMap(changedElsewhere);
}

async function apply(
  environments: readonly PlannedEnvironment[],
  values: SecretValues,
  { connect }: InitOptions,
  findings: readonly Finding[],
): Promise<Partial<InitResult>> {
  const applied: AppliedEnvironment[] = [];
  try {
    for await (const one of applyPlan(environments, values, new Clients(connect))) applied.push(one);
    return { applied };
  } catch (error) {
    if (!(error instanceof EscError)) throw error;
    if (error.kind !== 'conflict') return { applied, failures: [error] };
    return { applied, findings: [...findings, changedMeanwhile(error, environments)] };
  }
}

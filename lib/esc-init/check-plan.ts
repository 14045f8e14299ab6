import type { Finding } from '../core/finding.ts';
import { type Diagnostic, formatDiagnostic } from '../esc/diagnostic.ts';
import type { Clients } from './clients.ts';
import type { DeclaredEnvironment } from './declared-environments.ts';
import { editDefinition } from './edit-definition.ts';
import { isPending, isToBeWritten, type PlannedEnvironment } from './planned-environment.ts';
import type { SecretValues } from './secret-values.ts';
import { type Settled, settle } from './settle.ts';

/**
 * Has Pulumi ESC check every definition that is to be written.
 *
 * One that imports what is to be written first cannot be checked before; the service checks it when it is written.
 */
export async function checkPlan(
  environments: readonly PlannedEnvironment[],
  values: SecretValues,
  clients: Clients,
): Promise<Settled<readonly Finding[]>> {
  const checkable = withSettledImports(environments).filter(isToBeWritten);
  return settle(checkable, async ({ declared, edits, present }) => {
    const yaml = editDefinition(present?.yaml ?? '', edits, (variable) => values.text(variable));
    const { diagnostics } = await clients.of(declared.apiUrl).definitions.check(declared.address, yaml);
    return diagnostics.map((diagnostic) => findingOf(declared, diagnostic));
  });
}

/** In the order in which environments are written, what is imported comes first. */
function withSettledImports(environments: readonly PlannedEnvironment[]): readonly PlannedEnvironment[] {
  const unsettled = new Set<string>();
  return environments.filter((planned) => {
    const { address, imports } = planned.declared;
    const waits = imports.some((imported) => unsettled.has(imported));
    if (waits || isPending(planned)) unsettled.add(address);
    return !waits;
  });
}

/** Lines and columns are those of a text that nobody sees. */
function findingOf({ address, path, pin }: DeclaredEnvironment, diagnostic: Diagnostic): Finding {
  const isError = diagnostic.severity === 'error';
  const { environment, summary } = diagnostic;
  return {
    code: isError ? 'esc/definition-refused' : 'esc/definition-warning',
    severity: diagnostic.severity,
    path,
    problem: `Pulumi ESC says of what is declared for ${address}: ${formatDiagnostic({ severity: diagnostic.severity, environment, summary })}`,
    cause: isError ? 'It would not evaluate, so nothing was written.' : 'It evaluates all the same.',
    mend:
      pin === undefined
        ? 'Mend the definition in the program.'
        : `Make the tag first:  cdk8s-escrow esc init ${pin.address} --tag ${pin.tag}`,
  };
}

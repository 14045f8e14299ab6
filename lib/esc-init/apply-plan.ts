import type { Definition } from '../esc/definition.ts';
import type { EscClient } from '../esc/esc-client.ts';
import { changedMeanwhile } from '../esc/refusal.ts';
import type { Clients } from './clients.ts';
import { editDefinition } from './edit-definition.ts';
import { isPending, isToBeWritten, type PlannedEnvironment, tagStep } from './planned-environment.ts';
import type { SecretValues } from './secret-values.ts';
import { WRITTEN_TAG } from './written-revision.ts';

/** What was done with one environment. */
export interface AppliedEnvironment {
  readonly address: string;
  /**
   * The revision that was written.
   * @default - none was
   */
  readonly revision?: number;
  /**
   * The tag that was made or moved, and where it points now.
   * @default - none was
   */
  readonly tag?: { readonly name: string; readonly revision: number };
}

/**
 * Does what is planned, one environment after the other, and says so after each.
 *
 * @throws EscError at the first that cannot be done; of kind `conflict`, with both revisions, where somebody else wrote since the
 * plan was made. What was done before stays, and what comes after is not begun.
 */
export async function* applyPlan(
  environments: readonly PlannedEnvironment[],
  values: SecretValues,
  clients: Clients,
): AsyncIterable<AppliedEnvironment> {
  for (const planned of environments.filter(isPending)) {
    const { address, apiUrl } = planned.declared;
    const client = clients.of(apiUrl);
    const revision = isToBeWritten(planned) ? await write(planned, values, client) : undefined;
    const step = tagStep(planned);
    const to = revision ?? step?.to;
    if (step === undefined || to === undefined) {
      yield { address, revision };
      continue;
    }
    await client.revisions.tag(address, { tag: step.name, from: step.from, to });
    yield { address, revision, tag: { name: step.name, revision: to } };
  }
}

async function write(
  { declared: { address }, edits, present, written }: PlannedEnvironment,
  values: SecretValues,
  client: EscClient,
): Promise<number> {
  const { definitions, revisions } = client;
  const base = present ?? (await create(address, client));
  const yaml = editDefinition(base.yaml, edits, (variable) => values.text(variable));
  const { revision = await revisions.numberOf(address) } =
    edits.length > 0 ? await definitions.update(base, yaml) : base;
  await revisions.tag(address, { tag: WRITTEN_TAG, from: written?.revision, to: revision });
  return revision;
}

async function create(address: string, { definitions, revisions }: EscClient): Promise<Definition> {
  if (await definitions.create(address)) return definitions.read(address);
  throw changedMeanwhile(address, { present: await revisions.numberOf(address) });
}

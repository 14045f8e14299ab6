import type { EscClient } from '../esc/esc-client.ts';
import type { EscError } from '../esc/esc-error.ts';
import type { Clients } from './clients.ts';
import type { DeclaredEnvironment } from './declared-environments.ts';
import { editsBetween } from './definition-edit.ts';
import { declaredParts, keptParts } from './definition-tree.ts';
import type { PlannedEnvironment, PresentDefinition, PresentTag } from './planned-environment.ts';
import { settle } from './settle.ts';
import { readWritten } from './written-revision.ts';

/** What to plan. */
export interface PlanOptions {
  /**
   * A tag for the newest revision of each environment that is declared, and of those that are pinned at it.
   * @default - no tag is touched
   */
  readonly tag?: string;
  /**
   * Whether secrets that are there may be set.
   * @default false
   */
  readonly setSecrets?: boolean;
}

/** What there is to do, as far as it could be found out. */
export interface InitPlan {
  /** In the order in which they can be written. */
  readonly environments: readonly PlannedEnvironment[];
  /** What kept Pulumi ESC from answering; each once. Then nothing can be said. */
  readonly failures: readonly EscError[];
}

/** Compares what is declared with what is there. Nothing is opened. */
export async function planInit(
  declared: readonly DeclaredEnvironment[],
  clients: Clients,
  options: PlanOptions = {},
): Promise<InitPlan> {
  const pinnedAtTag = new Set(declared.flatMap(({ pin }) => (pin?.tag === options.tag ? (pin?.address ?? []) : [])));
  const { done, failures } = await settle(declared, async (one) => {
    const isOfProgram = one.parts !== undefined && one.pin === undefined;
    const tag = isOfProgram || pinnedAtTag.has(one.address) ? options.tag : undefined;
    if (one.parts === undefined && tag === undefined) return [];
    return [await planEnvironment(one, clients.of(one.apiUrl), { ...options, tag })];
  });
  return { environments: done.flat(), failures };
}

async function planEnvironment(
  declared: DeclaredEnvironment,
  client: EscClient,
  { setSecrets = false, tag }: PlanOptions,
): Promise<PlannedEnvironment> {
  const { address, parts } = declared;
  const present = await readPresent(declared, client);
  const kept = keptParts(present ?? { address, yaml: '' });
  const edits = parts === undefined ? [] : [...editsBetween(kept, declaredParts(parts))];
  const isTouched = present !== undefined && (edits.length > 0 || setSecrets);
  return {
    declared,
    present,
    edits,
    written: isTouched ? await readWritten(address, client) : undefined,
    tag: tag === undefined ? undefined : await readTag(tag, address, client, present !== undefined),
  };
}

/** What the program only pins has to be there. */
async function readPresent(
  { address, parts }: DeclaredEnvironment,
  { definitions, revisions }: EscClient,
): Promise<PresentDefinition | undefined> {
  const present = await (parts === undefined ? definitions.read(address) : definitions.tryRead(address));
  return present && { ...present, revision: present.revision ?? (await revisions.numberOf(address)) };
}

async function readTag(name: string, address: string, { revisions }: EscClient, isThere: boolean): Promise<PresentTag> {
  const tags = isThere ? await revisions.tags(address) : [];
  return { name, revision: tags.find((tag) => tag.name === name)?.revision };
}

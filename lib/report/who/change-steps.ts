import { changeCommand } from './change-commands.ts';
import type { HeldBinding, HeldKeptValue, Holding, HoldingCluster } from './holding.ts';
import type { Question } from './question.ts';
import { pinnedBy } from './related-store.ts';
import { partsOf } from './relation.ts';
import { type Step, step } from './step.ts';
import { PULUMI_ESC } from './store-kinds.ts';

/** Write the new value. */
export function changeStep({ clusters, question }: Holding): Step {
  const held = clusters.flatMap(heldIn);
  const properties = [...new Set(held.map((one) => propertyToChange(question, one)))];
  const isEsc = question.store.kind === PULUMI_ESC;
  const pinned = isEsc ? pinnedBy(question.store.address) : question.store.address;
  const commands = properties.map((property) => changeCommand({ ...question.store, address: pinned }, property));
  const byHand = properties.filter((_, index) => commands[index] === undefined);
  return step(
    'Put a new value into the store',
    [
      'Make it where the old one comes from (a database, a provider), and leave that valid for now.',
      ...(byHand.length < properties.length ? [TYPED] : []),
      ...(isEsc ? [ESC_IMPORTS] : []),
      ...(pinned === question.store.address ? [] : [pinWords(question.store.address, pinned)]),
      ...(byHand.length > 0 ? ['In the console of the store, as there is no command for it:'] : []),
    ].join(' '),
    { items: byHand, commands: commands.filter((command) => command !== undefined) },
  );
}

/** Somebody who reads an object has to get a new leaf of it, not a new object. */
function propertyToChange({ property: asked }: Question, { property, relation }: Held): string {
  return asked !== undefined && relation !== 'inside' ? asked : property;
}

const TYPED =
  'The command waits for it: paste it and press Enter. Nothing is shown, and it reaches no history and no file. One of several lines comes from a file: the second line alone, with `< file` behind it.';

const ESC_IMPORTS = 'Where the environment imports the value or takes it from a provider, change it there instead.';

function pinWords(address: string, pinned: string): string {
  return `By its name, ${address} is ${pinned} at a tag: the value goes there.`;
}

/** What names a version goes on reading that one. */
export function versionSteps({ clusters, question }: Holding): readonly Step[] {
  const held = clusters.flatMap(heldIn);
  return question.store.kind === PULUMI_ESC ? pinSteps(held) : namedVersionSteps(held);
}

function pinSteps(held: readonly Held[]): readonly Step[] {
  const pins = new Set(held.map(({ store }) => store).filter((store) => pinnedBy(store) !== store));
  if (pins.size === 0) return [];
  return [
    step(
      'Move the tags that pin the environment',
      'These are read at the revision that their tag is on. Put it on the new one: npx cdk8s-escrow esc init --tag <tag>',
      { items: [...pins] },
    ),
  ];
}

function namedVersionSteps(held: readonly Held[]): readonly Step[] {
  const named = held.filter(({ property }) => partsOf(property).version !== undefined);
  if (named.length === 0) return [];
  return [
    step(
      'Name the new version',
      'These name a version, a stage or a label, and go on reading what it stands for: change the program, run synth and merge; or move the label.',
      { items: named.map(({ path, property }) => `${path}: ${property}`) },
    ),
  ];
}

type Held = HeldBinding | HeldKeptValue;

function heldIn({ kept, workloads }: HoldingCluster): readonly Held[] {
  return [...workloads.flatMap(({ bindings }) => bindings), ...kept];
}

import { byCodeUnit } from '../../../core/compare.ts';
import { describeTarget } from '../../../core/plan.ts';
import { deliveryWords } from '../../words.ts';
import { type Row, workloadOf } from './row.ts';

/** A way from a store to a process: the label that was chosen at each step, as far as the way has been followed. */
export type Path = readonly string[];

/** One step of the way, with what can be chosen there. */
export interface Step {
  /** For instance `Store`. */
  readonly name: string;
  /** Sorted by label; none where the step before has not been chosen. */
  readonly choices: readonly Choice[];
}

/** Something that the way may lead through. */
export interface Choice {
  /** What it is called; no other choice of its step is called so. */
  readonly label: string;
  /** How many bindings lead through it. */
  readonly bindings: number;
}

const STEPS: readonly { readonly name: string; readonly labelOf: (row: Row) => string }[] = [
  { name: 'Store', labelOf: ({ binding }) => binding.store },
  { name: 'Property', labelOf: ({ binding }) => binding.property },
  { name: 'Delivery', labelOf: ({ binding }) => deliveryWords(binding.delivery) },
  { name: 'Workload', labelOf: workloadOf },
  { name: 'Container', labelOf: ({ binding }) => `${binding.container}: ${describeTarget(binding.target)}` },
];

/** How many steps a whole way has. */
export const STEP_COUNT = STEPS.length;

/** Every step of the way; those up to the first one that has not been chosen have choices. */
export function stepsOf(rows: readonly Row[], path: Path): readonly Step[] {
  let left = rows;
  return STEPS.map(({ labelOf, name }, index) => {
    const choices = choicesOf(left.map(labelOf));
    left = left.filter((row) => labelOf(row) === path[index]);
    return { name, choices };
  });
}

/** A path taken on through every step that leaves no choice. */
export function takenOn(rows: readonly Row[], path: Path): Path {
  const { choices = [] } = stepsOf(rows, path)[path.length] ?? {};
  const [only, ...others] = choices;
  return only === undefined || others.length > 0 ? path : takenOn(rows, [...path, only.label]);
}

/** The rows that lead along the way. */
export function rowsAlong(rows: readonly Row[], path: Path): readonly Row[] {
  return rows.filter((row) => path.every((label, index) => STEPS[index]?.labelOf(row) === label));
}

/** The way of one row up to its property, where it may part. */
export function pathToProperty({ binding }: Row): Path {
  return [binding.store, binding.property];
}

function choicesOf(labels: readonly string[]): readonly Choice[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => byCodeUnit(a, b)).map(([label, bindings]) => ({ label, bindings }));
}

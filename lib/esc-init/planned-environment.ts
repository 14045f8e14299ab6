import type { Definition } from '../esc/definition.ts';
import type { DeclaredEnvironment } from './declared-environments.ts';
import type { DefinitionEdit } from './definition-edit.ts';
import { declaredSecrets, type TreeMap, type TreePath } from './definition-tree.ts';

/** What `esc init` would do with one environment. It holds no value of a secret. */
export interface PlannedEnvironment {
  readonly declared: DeclaredEnvironment;
  /**
   * What is there, as it was read.
   * @default - the environment is to be made
   */
  readonly present?: PresentDefinition;
  /** Empty when it is as declared. */
  readonly edits: readonly DefinitionEdit[];
  /**
   * What `esc init` wrote last.
   * @default - nothing yet, or nobody has to know
   */
  readonly written?: WrittenRevision;
  /**
   * The tag that is to point at the newest revision, and where it points.
   * @default - no tag is touched
   */
  readonly tag?: PresentTag;
}

/** A definition and the number of its revision. */
export type PresentDefinition = Definition & { readonly revision: number };

/** A revision that `esc init` wrote. */
export interface WrittenRevision {
  readonly revision: number;
  readonly parts: TreeMap;
}

/** A revision tag as it is. */
export interface PresentTag {
  readonly name: string;
  /** @default - there is no such tag */
  readonly revision?: number;
}

/** Where a tag goes. */
export interface TagStep {
  readonly name: string;
  /** @default - there is no such tag */
  readonly from?: number;
  /** @default - to the revision that is to be written */
  readonly to?: number;
}

/** A secret of an environment, and the way to the variable in its place. */
export interface PlannedSecret {
  readonly address: string;
  readonly at: TreePath;
  readonly variable: string;
}

/** Whether a new revision is to be written. */
export function isToBeWritten({ declared, edits, present }: PlannedEnvironment): boolean {
  return edits.length > 0 || (present === undefined && declared.parts !== undefined);
}

/** Where the tag is to be moved; undefined where it is right. */
export function tagStep(planned: PlannedEnvironment): TagStep | undefined {
  const { present, tag } = planned;
  if (tag === undefined) return undefined;
  const step = { name: tag.name, ...(tag.revision === undefined ? {} : { from: tag.revision }) };
  if (isToBeWritten(planned)) return step;
  return present?.revision === tag.revision ? undefined : { ...step, to: present?.revision };
}

/** Whether anything is to do. */
export function isPending(planned: PlannedEnvironment): boolean {
  return isToBeWritten(planned) || tagStep(planned) !== undefined;
}

/** The secrets that have to be given, because they are not there yet. */
export function missingSecrets({ declared: { address }, edits }: PlannedEnvironment): readonly PlannedSecret[] {
  return edits.flatMap(({ after, at }) => [...declaredSecrets(after, at)].map((secret) => ({ address, ...secret })));
}

/** The secrets that are there, whatever their values. */
export function presentSecrets(planned: PlannedEnvironment): readonly PlannedSecret[] {
  const { address, parts } = planned.declared;
  const missing = new Set(missingSecrets(planned).map(({ at }) => JSON.stringify(at)));
  return [...declaredSecrets(parts)]
    .filter(({ at }) => !missing.has(JSON.stringify(at)))
    .map((secret) => ({ address, ...secret }));
}

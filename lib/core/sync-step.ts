/** When an object is applied in the sync of its unit. */
export interface SyncStep {
  readonly phase: SyncPhase;
  /** Lower ones first, within the phase. */
  readonly wave: number;
  /**
   * Whether each sync deletes it and makes it again, or deletes it once it is done.
   * @default false
   */
  readonly remade?: boolean;
}

/** Phases of a sync in their order, in Argo CD's words; without hooks there is `Sync` alone. */
export type SyncPhase = 'PreSync' | 'Sync' | 'PostSync';

const PHASES: readonly SyncPhase[] = ['PreSync', 'Sync', 'PostSync'];

/** Negative where the first comes before the second, 0 where they come together. */
export function compareSteps(a: SyncStep, b: SyncStep): number {
  return PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) || a.wave - b.wave;
}

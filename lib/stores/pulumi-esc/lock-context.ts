import type { Construct, IConstruct } from 'constructs';
import type { EscLock } from './environment-lock.ts';

const LOCK = 'cdk8s-escrow/esc-lock';

/**
 * Sets the lock that the environments below are compared with.
 *
 * @throws Error when the construct has children already.
 */
export function useEscLock(scope: Construct, lock: EscLock): void {
  scope.node.setContext(LOCK, lock);
}

/** The lock that holds for a construct; undefined where there is none. */
export function escLockOf(construct: IConstruct): EscLock | undefined {
  return construct.node.tryGetContext(LOCK) as EscLock | undefined;
}

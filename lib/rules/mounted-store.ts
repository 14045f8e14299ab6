import type { StoreSubject } from './rule.ts';

/** A store that the driver reads. */
export type MountedStore = StoreSubject & Required<Pick<StoreSubject, 'provider'>>;

/** The store, where the driver reads it. */
export function mountedStore({ provider, ...store }: StoreSubject): readonly MountedStore[] {
  return provider === undefined ? [] : [{ ...store, provider }];
}

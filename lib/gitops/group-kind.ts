import { type GroupKind, kindKey } from '../core/manifest.ts';
import type { SyncedUnit } from './engine.ts';

/** The kind that {@link kindKey} made the text of. */
export function toGroupKind(key: string): GroupKind {
  const [group = '', kind = ''] = key.split('/');
  return { group, kind };
}

/** Whether one of the kinds, as `<group>/<kind>`, is among the unit's objects. */
export function holdsAny(unit: SyncedUnit, kinds: ReadonlySet<string>): boolean {
  return unit.kinds.some((kind) => kinds.has(kindKey(kind)));
}

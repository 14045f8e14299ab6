import type { Leak } from '../../lib/leak-guard/leak';
import { LeakGuard } from '../../lib/leak-guard/leak-guard';

/** The leaks of values in a text. Properties are `value-1`, `value-2` and so on. */
export function leaksOf(values: string | readonly (string | Buffer)[], text: string | Buffer): readonly Leak[] {
  const guard = guardOf(...(typeof values === 'string' ? [values] : values));
  const leaks = guard.searchText('text', Buffer.from(text as string));
  guard.dispose();
  return leaks;
}

/** A guard of values whose properties are `value-1`, `value-2` and so on. */
export function guardOf(...values: readonly (string | Buffer)[]): LeakGuard {
  return new LeakGuard(
    values.map((value, index) => ({ property: `value-${index + 1}`, value: Buffer.from(value as string) })),
  );
}

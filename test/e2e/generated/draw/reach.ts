import fc, { type Arbitrary } from 'fast-check';

/** How far what is drawn goes: up to what is legal by itself, or beyond it too. */
export type Reach = 'legal' | 'beyond';

/** Something legal, and where the reach is beyond it, now and then something else. */
export function orBeyond<T>(reach: Reach, legal: Arbitrary<T>, other: Arbitrary<T>): Arbitrary<T> {
  return reach === 'legal' ? legal : fc.oneof({ weight: 60, arbitrary: legal }, { weight: 1, arbitrary: other });
}

/** Left out most of the time. */
export function maybe<T>(drawn: Arbitrary<T>, oneIn = 4): Arbitrary<T | undefined> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: drawn });
}

/**
 * A few, and once in a long while very many.
 *
 * @param key What no two of them share.
 */
export function few<T>(drawn: Arbitrary<T>, key: (one: T) => string, most: number, very: number): Arbitrary<T[]> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.uniqueArray(drawn, { minLength: 1, maxLength: most, selector: key }) },
    { weight: 1, arbitrary: fc.uniqueArray(drawn, { minLength: most, maxLength: very, selector: key, size: 'max' }) },
  );
}

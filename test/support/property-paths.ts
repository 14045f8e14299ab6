import fc from 'fast-check';
import type { PropertyPathSegment } from '../../lib/stores/pulumi-esc/property-path';

/** Any text, rich in what a grammar or an emitter could stumble over. */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'.[]"\\\' :#-a0\n'),
    fc.constantFrom('\u007f', '\u0085', '\u2028', '\ufeff', '\uffff'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

/** A key that the grammar can write. */
const anyKey = anyText.filter((key) => key !== '' && !key.endsWith('\\'));

/** The steps of any path that the grammar can write. */
export const anySegments: fc.Arbitrary<PropertyPathSegment[]> = fc
  .tuple(anyKey, fc.array(fc.oneof(anyKey, fc.maxSafeNat())))
  .map(([root, rest]) => [root, ...rest]);

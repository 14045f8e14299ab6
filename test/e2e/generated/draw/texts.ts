import fc, { type Arbitrary } from 'fast-check';
import { anyText } from '../../../support/property-paths';
import type { Texts } from '../program';
import { dnsSubdomain } from './names';
import { orBeyond, type Reach } from './reach';

/** Labels of an object. */
export function labels(reach: Reach): Arbitrary<Texts> {
  const value = fc.oneof(
    { weight: 3, arbitrary: qualifiedName },
    { weight: 1, arbitrary: fc.constantFrom('', 'true', '1', 'x'.repeat(63), 'a_b.c') },
  );
  return texts(labelKey(reach), orBeyond(reach, value, anyText), 2);
}

/** Annotations of an object: their values may be any text. */
export function annotations(reach: Reach): Arbitrary<Texts> {
  const value = fc.oneof({ weight: 9, arbitrary: anyText }, { weight: 1, arbitrary: fc.constant('x'.repeat(5000)) });
  const tooLong = fc.constantFrom('x'.repeat(262_145), '\u00e9'.repeat(140_000));
  return texts(labelKey(reach), orBeyond(reach, value, tooLong), 2);
}

/** Values that a program sets itself, by the name of the variable. */
export const variables: Arbitrary<Texts> = texts(
  fc.constantFrom('LANG', 'PORT', 'mode', '_x', 'DB_PASSWORD_FILE'),
  fc.oneof(anyText, fc.constantFrom('$(HOME)', '$$(HOME)', 'true', '', '0123')),
  2,
);

function texts(key: Arbitrary<string>, value: Arbitrary<string>, maxKeys: number): Arbitrary<Texts> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(key, value, { maxKeys, noNullPrototype: true }) },
  );
}

const qualifiedName = fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/);

function labelKey(reach: Reach): Arbitrary<string> {
  const legal = fc.oneof(
    qualifiedName,
    fc.constantFrom('app', 'x'.repeat(63), '1', 'true', 'app.kubernetes.io/name'),
    fc.tuple(dnsSubdomain('legal'), qualifiedName).map(([prefix, name]) => `${prefix}/${name}`),
  );
  const illegal = fc.oneof(anyText, fc.constantFrom('', 'a/b/c', '/a', 'a/', 'x'.repeat(64), `${'x'.repeat(254)}/a`));
  return orBeyond(reach, legal, illegal);
}

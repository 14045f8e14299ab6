import fc, { type Arbitrary } from 'fast-check';
import { orBeyond, type Reach } from './reach';

/** A DNS label: 1 to 63 characters. */
export function dnsLabel(reach: Reach, maxLength = 63): Arbitrary<string> {
  const legal = fc.oneof(
    { weight: 24, arbitrary: word },
    { weight: 1, arbitrary: fc.constantFrom(...CONFUSABLE) },
    { weight: 1, arbitrary: fc.constantFrom('a', '0', 'z9').map((start) => longest(start, maxLength)) },
    { weight: 1, arbitrary: anyLabel },
  );
  return orBeyond(reach, legal, illegal(maxLength));
}

/** A DNS subdomain: 1 to 253 characters. */
export function dnsSubdomain(reach: Reach, maxLength = 253): Arbitrary<string> {
  const dotted = fc
    .array(dnsLabel('legal'), { minLength: 2, maxLength: 5 })
    .map((labels) => withLegalEnd(labels.join('.').slice(0, maxLength)));
  const legal = fc.oneof(
    { weight: 80, arbitrary: dnsLabel('legal', Math.min(63, maxLength)) },
    { weight: 3, arbitrary: dotted },
    { weight: 1, arbitrary: fc.constant(Array(4).fill('x'.repeat(62)).join('.x').slice(0, maxLength)) },
  );
  return orBeyond(reach, legal, illegal(maxLength));
}

const word = fc
  .tuple(fc.constantFrom('shop', 'ledger', 'checkout', 'orders-db', 'mail', 'a'), fc.nat({ max: 999 }))
  .map(([text, number]) => `${text}${number}`);

const anyLabel = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

/** What YAML or JSON could read as something else than a text. */
const CONFUSABLE = [
  'true',
  'null',
  'no',
  'y',
  'on',
  '0',
  '007',
  '1e3',
  '0x1f',
  '0o17',
  '1-2',
  '2026-11-22',
  'a--b',
  'nan',
];

function longest(start: string, maxLength: number): string {
  return withLegalEnd(start.padEnd(maxLength, '-0x'));
}

function withLegalEnd(name: string): string {
  return name.replace(/[-.]+$/, 'z');
}

function illegal(maxLength: number): Arbitrary<string> {
  return fc.constantFrom(
    'a'.repeat(maxLength + 1),
    'Shop',
    'shop_db',
    'shop-',
    '-shop',
    'shop..db',
    '.shop',
    'caf\u00e9',
    'a b',
    '%2e',
    '\u{1f511}',
  );
}

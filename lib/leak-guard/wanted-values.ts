import { byCodeUnit } from '../core/compare.ts';
import { type Form, formsOf } from './form.ts';
import { judgeOf } from './judge.ts';

/** A secret value, and the property that it is the value of. */
export interface SecretValue {
  /** What reports call it, for instance `acme/shop/production db.password`. It is printed. */
  readonly property: string;
  /**
   * UTF-8, or any bytes; `Buffer.from` of a text is as good as any buffer. Taken over: overwritten with zeros as soon as nothing
   * needs it any more.
   */
  readonly value: Buffer;
}

/** A value that is looked for. */
export interface WantedValue {
  readonly bytes: Buffer;
  /** Sorted. */
  readonly properties: readonly string[];
}

/** A form of a value that is looked for. */
export interface WantedForm extends Form {
  readonly value: WantedValue;
}

/** What is looked for, and what cannot be. */
export interface WantedValues {
  readonly values: readonly WantedValue[];
  readonly forms: readonly WantedForm[];
  /** Values some form of which would be found by accident, if it were looked for. */
  readonly notJudged: readonly WantedValue[];
}

/** Equal values become one; the bytes of all others are wiped. */
export function wantedValues(secrets: readonly SecretValue[]): WantedValues {
  const values = unite(secrets);
  const forms: WantedForm[] = [];
  const notJudged: WantedValue[] = [];
  for (const value of values) {
    const isTelling = judgeOf(value.bytes);
    const all = formsOf(value.bytes);
    const telling = all.filter(isTelling);
    forms.push(...telling.map((form) => ({ ...form, value })));
    if (telling.length < all.length) notJudged.push(value);
    for (const { bytes } of all.filter((form) => !telling.includes(form))) bytes.fill(0);
  }
  return { values, forms, notJudged };
}

/** By sorting: a map would need a string for each value, and a string cannot be wiped. */
function unite(secrets: readonly SecretValue[]): readonly WantedValue[] {
  const sorted = [...secrets].sort((a, b) => Buffer.compare(a.value, b.value) || byCodeUnit(a.property, b.property));
  const values: { bytes: Buffer; properties: string[] }[] = [];
  for (const { property, value } of sorted) {
    const last = values.at(-1);
    if (!last?.bytes.equals(value)) values.push({ bytes: value, properties: [property] });
    else {
      if (last.properties.at(-1) !== property) last.properties.push(property);
      if (last.bytes !== value) value.fill(0);
    }
  }
  return values;
}

import { byCodeUnit } from '../core/compare.ts';
import { type Find, mergeFinds } from './find.ts';
import type { FormKind } from './form.ts';
import { type Leak, type LeakReport, sortLeaks } from './leak.ts';
import { PatternSet } from './pattern-set.ts';
import { type Place, placesOf } from './place.ts';
import { encodingOf } from './spelling.ts';
import { TextSearch } from './text-search.ts';
import { memorySource, type TextSource } from './text-source.ts';
import { TreeSearch, type TreeSearchOptions } from './tree-search.ts';
import { type SecretValue, type WantedForm, type WantedValue, wantedValues } from './wanted-values.ts';
import { wipeable } from './wipeable.ts';

/**
 * Looks for secret values, however they are encoded, and says of a value only where it is.
 *
 * It keeps the values in memory until {@link dispose} overwrites them. The time depends on the texts and hardly on the number of
 * values; the memory depends on the values and not on the texts.
 */
export class LeakGuard {
  readonly #values: readonly WantedValue[];
  /** By number of the pattern. */
  readonly #forms: readonly Pick<WantedForm, 'value' | 'kind'>[];
  readonly #patterns: PatternSet;
  readonly #texts: TextSearch;
  readonly #unjudged: Set<WantedValue>;
  /** What stands in public texts. */
  readonly #ignored = new Map<WantedValue, Set<FormKind>>();
  #isDisposed = false;

  /**
   * @param secrets What to look for. The guard takes the buffers over and wipes them.
   * @param publicTexts Names and plain values that may stand anywhere. A value that is part of one cannot be told from it.
   */
  constructor(secrets: readonly SecretValue[], publicTexts: readonly string[] = []) {
    const { forms, notJudged, values } = wantedValues(secrets);
    this.#values = values;
    this.#forms = forms.map(({ kind, value }) => ({ kind, value }));
    this.#unjudged = new Set(notJudged);
    this.#patterns = new PatternSet(forms.map(({ bytes }) => bytes));
    for (const { bytes } of forms) bytes.fill(0);
    this.#texts = new TextSearch(this.#patterns);
    for (const text of publicTexts) this.#ignore(text);
  }

  /**
   * Properties of which nobody can say whether they leaked, sorted: the value is short, or made of ordinary words, or part of a
   * public text. Forms of it that cannot be there by accident, its base64 for instance, are looked for all the same.
   */
  get notJudged(): readonly string[] {
    return [...this.#unjudged].flatMap(({ properties }) => properties).sort(byCodeUnit);
  }

  /**
   * Every value in files and in everything below folders, file names included; `.git` and `node_modules` are left out unless
   * they are named.
   */
  searchPaths(paths: readonly string[], options: TreeSearchOptions = {}): LeakReport {
    const { files, leaks, unreadable } = new TreeSearch(this, options).search(paths);
    return { leaks: sortLeaks(leaks), notJudged: this.notJudged, unreadable, files };
  }

  /**
   * Every value in a text, by place.
   *
   * @param file What leaks call the text.
   * @throws Error when the guard was disposed of: that nothing is found would mean nothing.
   */
  searchText(file: string, text: Buffer | TextSource): readonly Leak[] {
    if (this.#isDisposed) throw new Error('This leak guard was disposed of and knows no value any more');
    const source = Buffer.isBuffer(text) ? memorySource(text) : text;
    const finds = this.#find(source);
    const places =
      finds.length === 0
        ? []
        : placesOf(
            source,
            finds.map(({ start }) => start),
          );
    const leaks = finds.map(({ end, kind, start, value }, index) => {
      const span = wipeable(Math.min(end - start, LONGEST_SPAN));
      const length = source.read(span, 0, start);
      const encoding = encodingOf(kind, span.subarray(0, length), value.bytes);
      span.fill(0);
      return { file, ...(places[index] as Place), encoding, properties: value.properties };
    });
    return sortLeaks(leaks);
  }

  /** Overwrites everything that was made from a value. The guard cannot search any more. */
  dispose(): void {
    this.#isDisposed = true;
    for (const { bytes } of this.#values) bytes.fill(0);
    this.#patterns.wipe();
    this.#texts.wipe();
  }

  #ignore(text: string): void {
    for (const { kind, value } of this.#find(memorySource(Buffer.from(text)))) {
      const kinds = this.#ignored.get(value) ?? new Set();
      this.#ignored.set(value, kinds.add(kind));
      this.#unjudged.add(value);
    }
  }

  #find(source: TextSource): readonly Find[] {
    const finds = this.#texts
      .search(source)
      .map(({ pattern, ...range }) => ({ ...(this.#forms[pattern] as Pick<WantedForm, 'value' | 'kind'>), ...range }));
    return mergeFinds(finds.filter(({ kind, value }) => !this.#ignored.get(value)?.has(kind)));
  }
}

/** As much of a text is read to say how the value in it is written. Bytes. */
const LONGEST_SPAN = 64 * 1024;

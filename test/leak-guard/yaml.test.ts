import fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import { stringify } from 'yaml';
import { leaksOf } from './leaks-of';

// The same values on every machine. Whoever changes the guard tries other seeds, and many more runs.
fc.configureGlobal({ seed: 7, numRuns: 300 });

const WIDTHS = [20, 40, 80, 0];

/** Dumpers of values, by name; a width of 0 folds nothing. */
const DUMPERS: Readonly<Record<string, (value: string, width: number) => string>> = {
  yaml: (value, lineWidth) => stringify(nested(value), { lineWidth }),
  'yaml in double quotes': (value, lineWidth) =>
    stringify(nested(value), { lineWidth, defaultStringType: 'QUOTE_DOUBLE', doubleQuotedMinMultiLineLength: 0 }),
  'yaml in single quotes': (value, lineWidth) =>
    stringify(nested(value), { lineWidth, defaultStringType: 'QUOTE_SINGLE' }),
  'yaml in blocks': (value, lineWidth) => stringify(nested(value), { lineWidth, defaultStringType: 'BLOCK_LITERAL' }),
  'yaml in folded blocks': (value, lineWidth) =>
    stringify(nested(value), { lineWidth, defaultStringType: 'BLOCK_FOLDED' }),
  'js-yaml': (value, width) => jsYaml.dump(nested(value), { lineWidth: width || -1 }),
  'js-yaml in double quotes': (value, width) =>
    jsYaml.dump(nested(value), { lineWidth: width || -1, quoteStyle: 'double', forceQuotes: true }),
};

/** Without letters beyond U+FFFF: yaml 2.9.1 cuts them in two where it folds a line, so that the value is not there any more. */
const A_SENTENCE = 'Ye5, the h0rse "eats" it\'s battery: \\ staple # and - the %41 rest &amp; all 7 days';
const LINES = `${A_SENTENCE}\n  indented l1ne\n\nlast 0ne\ttab\u0007bell\u2028\u00a0\u0085é€`;

test.each(Object.keys(DUMPERS))('a sentence and lines that %s writes are found at any width', (dumper) => {
  const texts = [A_SENTENCE, LINES].flatMap((value) =>
    WIDTHS.map((width) => ({ value, text: DUMPERS[dumper]?.(value, width) ?? '' })),
  );

  const found = texts.map(({ text, value }) => leaksOf(value, text).length);

  expect(found).toEqual(texts.map(() => 1));
});

test.each(Object.keys(DUMPERS))('any value that %s writes is found at any width', (dumper) => {
  const aWord = fc.string({ unit: fc.constantFrom(...'abz019', ...'\\"\':#-%&\t', 'é', '\u2028', '€'), minLength: 1 });
  const aValue = fc
    .tuple(fc.constant('s3cr3t-v4lue'), fc.array(aWord, { maxLength: 12 }), fc.constantFrom(' ', '\n', '\n\n', ' \n '))
    .map(([start, words, between]) => `${[start, ...words].join(between)}.`);
  fc.assert(
    fc.property(aValue, fc.constantFrom(...WIDTHS), (value, width) => {
      const text = DUMPERS[dumper]?.(value, width) ?? '';

      expect(leaksOf(value, text)).toHaveLength(1);
    }),
  );
});

function nested(value: string): unknown {
  return { apiVersion: 'v1', items: [{ data: { 'a-key': value, other: 'text' } }] };
}

import fc from 'fast-check';
import { PatternSet } from '../../lib/leak-guard/pattern-set';
import { TextSearch } from '../../lib/leak-guard/text-search';
import { memorySource } from '../../lib/leak-guard/text-source';
import { type WantedForm, wantedValues } from '../../lib/leak-guard/wanted-values';
import { leaksOf } from './leaks-of';

// The same values on every machine. Whoever changes the guard tries other seeds, and many more runs.
fc.configureGlobal({ seed: 7, numRuns: 300 });

/** Values that are long and mixed enough to be judged, with everything between their ends that some encoding changes. */
const aValue = fc
  .string({
    unit: fc.constantFrom(...'abXY019nrtux', ...'\\%&"\'$+-_/ \t\n;#<', 'é', '😀'),
    minLength: 24,
    maxLength: 60,
  })
  .filter((value) => /^[abXY]/.test(value) && isMixed(value));

/** What may stand beside a value that needs escapes: nothing that begins one. */
const aText = fc.string({ unit: fc.constantFrom(...'abXY019nrtux', ...' \n"\'{}:,', 'é'), maxLength: 30 });
const anyBytes = fc.uint8Array({ maxLength: 60 });

const ENCODINGS: Readonly<Record<string, (value: string) => string>> = {
  JSON: (value) => JSON.stringify(value).slice(1, -1),
  'JSON of JSON': (value) => JSON.stringify(JSON.stringify(value).slice(1, -1)).slice(1, -1),
  'a URL': encodeURIComponent,
  'a URL in a URL': (value) => encodeURIComponent(encodeURIComponent(value)),
  'a form': (value) => new URLSearchParams([[value, '']]).toString().slice(0, -1),
  'a shell': (value) => value.replaceAll("'", "'\\''"),
  'single quotes of YAML': (value) => value.replaceAll("'", "''"),
  HTML: (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
};

test.each(Object.entries(ENCODINGS))('any value in %s is found between any texts', (_, encode) => {
  fc.assert(
    fc.property(aValue, aText, aText, (value, before, after) => {
      const leaks = leaksOf(value, `${before}${encode(value)}"${after}`);

      expect(leaks).toHaveLength(1);
    }),
  );
});

test('any value as it is, is found between any bytes', () => {
  fc.assert(
    fc.property(aValue, anyBytes, anyBytes, (value, before, after) => {
      const leaks = leaksOf(value, Buffer.concat([before, Buffer.from(value), after]));

      expect(leaks).not.toEqual([]);
    }),
  );
});

test('any value in any base64 is found, wherever it begins and however its lines are cut', () => {
  const anAlphabet = fc.constantFrom('base64' as const, 'base64url' as const);
  fc.assert(
    fc.property(
      aValue,
      anyBytes,
      anyBytes,
      anAlphabet,
      fc.integer({ min: 1, max: 80 }),
      (value, before, after, to, width) => {
        const text = Buffer.concat([before, Buffer.from(value), after]).toString(to);

        const leaks = leaksOf(value, text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n    '));

        expect(leaks).not.toEqual([]);
      },
    ),
  );
});

test('the same is found in the same places, wherever the text is cut into pieces', () => {
  fc.assert(
    fc.property(aValue, aText, aText, fc.nat(200), fc.nat(200), (value, before, after, padding, chunk) => {
      const texts = [value, JSON.stringify(value), encodeURIComponent(value), Buffer.from(value).toString('base64')];
      const text = Buffer.from(' '.repeat(padding) + texts.map((one) => before + one + after).join('\n'));

      const [whole, inPieces] = [hitsOf(value, text), hitsOf(value, text, chunk + 1)];

      expect(inPieces).toEqual(whole);
      expect(whole.length).toBeGreaterThan(0);
    }),
  );
});

test('a value that is not there is not found', () => {
  fc.assert(
    fc.property(aValue, fc.uint8Array({ maxLength: 5000 }), fc.string({ maxLength: 2000 }), (value, bytes, text) => {
      const leaks = [
        ...leaksOf(value, Buffer.from(bytes)),
        ...leaksOf(value, text),
        ...leaksOf(value, Buffer.from(bytes).toString('base64')),
        ...leaksOf(value, Buffer.from(bytes).toString('hex')),
      ];

      expect(leaks).toEqual([]);
    }),
  );
});

test('a value of which one letter or digit is another is not found', () => {
  fc.assert(
    fc.property(aValue, fc.nat(15), (start, at) => {
      const value = `${start}.`;
      const { index } = [...value.matchAll(/[a-zA-Z0-9]/g)][at] as RegExpExecArray;
      const other = `${value.slice(0, index)}Q${value.slice(index + 1)}`;

      const leaks = [other, JSON.stringify(other), Buffer.from(other).toString('hex')].flatMap((text) =>
        leaksOf(value, text),
      );

      expect(leaks).toEqual([]);
    }),
  );
});

/** What a search finds that reads so many bytes at a time. */
function hitsOf(value: string, text: Buffer, chunk?: number): readonly string[] {
  const { forms } = wantedValues([{ property: 'value', value: Buffer.from(value) }]);
  const patterns = new PatternSet(forms.map(({ bytes }) => bytes));
  const hits = new TextSearch(patterns, chunk).search(memorySource(text));
  return hits.map(({ end, pattern, start }) => `${(forms[pattern] as WantedForm).kind} ${start} ${end}`).sort();
}

/** Enough letters and digits, mixed, that it is neither a word nor mostly what does not count. */
function isMixed(value: string): boolean {
  return new Set(value.match(/[a-zA-Z0-9]/g)).size >= 6 && (value.match(/[a-zA-Z0-9]/g) ?? []).length >= 16;
}

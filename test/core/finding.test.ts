import fc from 'fast-check';
import { FindingsError, formatFinding, sortFindings } from '../../lib/core/finding';
import { finding } from '../support/finding';

test('findings are read by path, then code, then text', () => {
  const sorted = sortFindings([
    finding({ path: 'b', code: 'a/a' }),
    finding({ path: 'a', code: 'b/b' }),
    finding({ path: 'a', code: 'a/a', problem: 'Second.' }),
    finding({ path: 'a', code: 'a/a', problem: 'First.' }),
  ]);

  expect(sorted.map(({ path, code, problem }) => `${path} ${code} ${problem}`)).toEqual([
    'a a/a First.',
    'a a/a Second.',
    'a b/b The path is taken.',
    'b a/a The path is taken.',
  ]);
});

test('paths are ordered by code unit, whatever the locale', () => {
  const sorted = sortFindings(['ä', 'a', 'B', 'a/b', 'a-b'].map((path) => finding({ path })));

  expect(sorted.map(({ path }) => path)).toEqual(['B', 'a', 'a-b', 'a/b', 'ä']);
});

test('sorting leaves the list it was given alone', () => {
  const given = [finding({ path: 'b' }), finding({ path: 'a' })];

  sortFindings(given);

  expect(given.map(({ path }) => path)).toEqual(['b', 'a']);
});

test('the order found does not depend on the order given', () => {
  const some = fc.array(fc.record({ path: fc.constantFrom('a', 'b'), code: fc.constantFrom('x/x', 'y/y') }));
  fc.assert(
    fc.property(some, (props) => {
      const findings = props.map(finding);

      expect(sortFindings(findings.toReversed())).toEqual(sortFindings(findings));
    }),
  );
});

test('a finding is printed with code and path first, and every further line indented', () => {
  const text = formatFinding(finding({ problem: 'Not a path:\n  a..b\n    ^ here', mend: 'Write one.' }));

  expect(text.split('\n')).toEqual([
    'binding/path-taken  prod/checkout/app',
    '  Not a path:',
    '    a..b',
    '      ^ here',
    '  Two mounts cannot share it.',
    '  Write one.',
  ]);
});

test('a finding about the fleet itself has a first line without blanks at its end', () => {
  const [head] = formatFinding(finding({ path: '' })).split('\n');

  expect(head).toBe('binding/path-taken');
});

test('the error tells everything at once, sorted, with an empty line between', () => {
  const error = new FindingsError([finding({ path: 'b' }), finding({ path: 'a', severity: 'warning' })]);

  expect(error.name).toBe('FindingsError');
  expect(error.findings.map(({ path }) => path)).toEqual(['a', 'b']);
  expect(error.message).toBe(
    [
      'binding/path-taken  a',
      '  The path is taken.',
      '  Two mounts cannot share it.',
      '  Choose another.',
      '',
      'binding/path-taken  b',
      '  The path is taken.',
      '  Two mounts cannot share it.',
      '  Choose another.',
    ].join('\n'),
  );
});

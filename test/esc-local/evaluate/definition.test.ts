// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import { problemsIn, valuesIn } from './evaluate';

test.each(['', '# nothing yet', 'values: {}', 'imports: []', 'description: only words'])('%j has no values', (text) => {
  expect([valuesIn(text), problemsIn(text)]).toEqual([{}, []]);
});

test.each([
  ['a list', '[1]', '1:1', '', 'environment must be an object'],
  ['values that are a list', 'values: [1]', '1:9', 'values', 'values must be an object'],
  ['values that are nothing', 'values:', '1:8', 'values', 'values must be an object'],
  ['imports that are a map', 'imports: {}', '1:10', 'imports', 'imports must be a list'],
  ['a number as a key', 'values: { a: { 1: x } }', '1:16', 'values.a', 'mapping keys must be strings'],
  ['a reference as a key', 'values: { a: { "${b}": x } }', '1:16', 'values.a["${b}"]', 'object keys must be strings'],
  ['an alias', 'values: { a: &a 1, b: *a }', '1:23', 'values.b', 'alias nodes are not supported'],
  ['a key twice', 'values: { a: { b: 1, b: 2 } }', '1:22', 'values.a.b', 'duplicate key "b"'],
  ['a key of values twice', 'values: { a: 1, a: 2 }', '1:17', 'values.a', 'duplicate key "a"'],
  ['imports among values', 'values: { imports: 1 }', '1:20', 'values.imports', '"imports" is a reserved key'],
  ['context among values', 'values: { context: 1 }', '1:20', 'values.context', '"context" is a reserved key'],
  [
    'environments among values',
    'values: { environments: 1 }',
    '1:25',
    'values.environments',
    '"environments" is a reserved key',
  ],
  [
    'a function as the whole of values',
    'values: { fn::join: x }',
    '1:21',
    'values["fn::join"]',
    'builtin function call "fn::join" not allowed at the top level',
  ],
])('%s is a mistake, told where it stands', (_, text, place, path, problem) => {
  expect(problemsIn(text)).toEqual([`error | shop/production:${place} | ${path} | ${problem}`]);
});

test.each([
  [
    'an unknown field',
    'vales: {}',
    '1:1',
    'vales',
    'unknown field "vales"; an environment has description, imports and values',
  ],
  ['a field twice', 'values: {}\nvalues: {}', '2:1', 'values', 'duplicate key "values"'],
])('%s is a warning', (_, text, place, path, problem) => {
  expect(problemsIn(text)).toEqual([`warning | shop/production:${place} | ${path} | ${problem}`]);
});

test('text that is no YAML is told with its place, and nothing is evaluated', () => {
  const [problem] = problemsIn('values: { a: 1');

  expect(problem).toMatch(/^error \| shop\/production:1:15 \| {2}\| /);
  expect(valuesIn('values: { a: 1')).toEqual({});
});

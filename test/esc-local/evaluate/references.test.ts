// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in definitions are written so.
import { problemsIn, valuesIn } from './evaluate';

test.each([
  ['keeps the type of a number', '{ a: 1, b: "${a}" }', 1],
  ['keeps a map', '{ a: { k: [1] }, b: "${a}" }', { k: [1] }],
  ['becomes text among text', '{ a: 1, b: "x-${a}-${c}", c: true }', 'x-1-true'],
  ['leads through maps and lists', '{ a: { k: [{ x: deep }] }, b: "${a.k[0].x}" }', 'deep'],
  ['takes quoted keys', `{ "a.b": { 'c"d': 1 }, b: '\${["a.b"]["c\\"d"]}' }`, 1],
  ['takes hyphens and digits bare', '{ 1-a: { k: 3 }, b: "${1-a.k}" }', 3],
  ['reaches a sibling while its map is still open', '{ b: "${a.x}", a: { x: "${a.y}", y: 1 } }', 1],
  ['reaches what comes later', '{ b: "${c}", c: "${d}", d: end }', 'end'],
  ['shows a list in a form of its own', '{ a: [x, 1], b: "-${a}" }', '-"x","1"'],
  ['shows a map in a form of its own', '{ a: { y: 1, x: z }, b: "-${a}" }', '-"x"="z","y"="1"'],
  ['shows null as nothing', '{ a: null, b: "-${a}-" }', '--'],
  ['may begin with a dot', '{ a: 1, b: "${.a}" }', 1],
  ['is not meant with two dollar signs', '{ b: "$${a} costs $$5 or $5" }', '${a} costs $5 or $5'],
])('a reference %s', (_, values, expected) => {
  expect(valuesIn(`values: ${values}`)).toHaveProperty('b', expected);
});

test.each([
  ['who asks', '${context.pulumi.user.login}', 'me'],
  ['the environment at hand', '${context.currentEnvironment.name}', 'shop/base'],
  ['the one that is opened', '${context.rootEnvironment.name}', 'shop/production'],
])('the context says %s', (_, reference, expected) => {
  const others = { 'shop/base': `values: { b: "${reference}" }` };

  expect(valuesIn('imports: [shop/base]', { others })).toEqual({ b: expected });
});

test('a definition that is no environment yet leaves the root to the first one it imports', () => {
  const others = { 'shop/base': 'values: { root: "${context.rootEnvironment.name}" }' };

  expect(valuesIn('imports: [shop/base]', { others, name: '<yaml>' })).toEqual({ root: 'shop/base' });
});

test.each([
  ['${none}', 8, 'unknown property "none"'],
  ['${a.none}', 9, 'unknown property "none"'],
  ['${a.list.x}', 14, 'cannot access an array element using a property name'],
  ['${a.list[2]}', 14, 'array index 2 out-of-bounds for array of length 1'],
  ['${a[0]}', 9, 'cannot access an object property using an integer index'],
  ['${a.text.x}', 14, 'receiver must be an array or an object'],
  ['${imports.none}', 15, 'unknown property "none"'],
  ['${environments.shop}', 20, 'a reference to an environment needs its project and its name'],
])('%s is told at the step that fails', (reference, column, problem) => {
  const text = `values:\n  b: ${reference}\n  a: { list: [1], text: x }`;

  expect(problemsIn(text)).toEqual([`error | shop/production:2:${column} | values.b | ${problem}`]);
});

test.each([
  ['${a', "missing closing brace '}' in interpolation"],
  ['${a b}', "missing closing brace '}' in interpolation"],
  ['${}', 'unknown property ""'],
  ['${a.}', 'property name must not be empty'],
  ['${a.["k"]}', 'property name must not be empty'],
  ['${a["k}', "key subscript is missing closing quote '\"'"],
  ['${a[""]}', 'key subscript must not be empty'],
  ['${a["k"}', "subscript is missing closing bracket ']'"],
  ['${a[x]}', 'numeric subscript must be a positive base-10 integer'],
  ['${[0]}', 'the first accessor must be a property name or a key, not an index'],
])('%s cannot be read', (reference, problem) => {
  const [first = ''] = problemsIn(`values:\n  b: ${reference}\n  a: { k: 1 }`);

  expect(first).toContain(`| values.b | ${problem}`);
});

test('a circle of references is told once, and the values in it are unknown', () => {
  const text = 'values: { a: "${b}", b: "${c}", c: "${a}" }';

  expect(problemsIn(text)).toEqual(['error | shop/production:1:14 | values.a | cyclic reference to a']);
  expect(valuesIn(text)).toEqual({ a: 'unknown()', b: 'unknown()', c: 'unknown()' });
});

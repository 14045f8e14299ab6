import { schemaProblems } from '../../../lib/esc-local/evaluate/schema-problems';

const PERSON = {
  type: 'object',
  properties: { name: { type: 'string', minLength: 2 }, tags: { type: 'array', items: { enum: ['a', 'b'] } } },
  required: ['name'],
};

test('data that matches has no problems', () => {
  expect(schemaProblems(PERSON, { name: 'Ann', tags: ['a'], more: 1 })).toEqual([]);
});

test('what does not match is told with its path and what the schema says, without the value', () => {
  expect(schemaProblems(PERSON, { name: 'S', tags: ['a', 'secret'] })).toEqual([
    'name: minLength must be 2',
    'tags[1]: enum must be ["a","b"]',
  ]);
});

test.each([
  [{ type: 'string' }, 'x', 1],
  [{ type: 'number' }, 1, '1'],
  [{ type: 'boolean' }, false, null],
  [{ type: 'array' }, [], {}],
  [{ type: 'object' }, {}, []],
  [{ type: 'null' }, null, 0],
  [{ const: { a: 1, b: 2 } }, { b: 2, a: 1 }, { a: 1 }],
  [{ enum: [1, 'x'] }, 'x', 'y'],
  [{ minimum: 2 }, 2, 1],
  [{ exclusiveMinimum: 2 }, 3, 2],
  [{ maximum: 2 }, 2, 3],
  [{ exclusiveMaximum: 2 }, 1, 2],
  [{ multipleOf: 3 }, 9, 10],
  [{ minLength: 2 }, 'é€', 'é'],
  [{ maxLength: 1 }, '😀', 'ab'],
  [{ pattern: '^a+$' }, 'aa', 'ab'],
  [{ minItems: 1 }, [1], []],
  [{ maxItems: 1 }, [1], [1, 2]],
  [{ minProperties: 1 }, { a: 1 }, {}],
  [{ maxProperties: 1 }, { a: 1 }, { a: 1, b: 2 }],
  [{ required: ['a'] }, { a: null }, { toString: 1 }],
  [{ properties: { a: { type: 'string' } } }, { b: 1 }, { a: 1 }],
  [{ additionalProperties: { type: 'string' } }, { a: 'x' }, { a: 1 }],
  [{ items: { type: 'string' } }, ['a'], ['a', 1]],
  [{ prefixItems: [{ type: 'string' }], items: { type: 'number' } }, ['a', 1], [1, 1]],
  [{ anyOf: [{ type: 'string' }, { minimum: 5 }] }, 'x', 1],
  [{ oneOf: [{ minimum: 1 }, { minimum: 5 }] }, 2, 7],
])('%j lets one value pass and not the other', (schema, good, bad) => {
  expect([schemaProblems(schema, good), schemaProblems(schema, bad).length]).toEqual([[], 1]);
});

test('a pattern that is none matches nothing', () => {
  expect(schemaProblems({ pattern: '(' }, '(')).toHaveLength(1);
});

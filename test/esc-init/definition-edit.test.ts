import { describeEdits } from '../../lib/esc-init/definition-change';
import { editsBetween } from '../../lib/esc-init/definition-edit';
import { declaredParts, declaredSecrets, keptParts } from '../../lib/esc-init/definition-tree';
import {
  definitionParts,
  type EnvironmentDefinition,
  EscValue,
} from '../../lib/stores/pulumi-esc/environment-definition';

const SECRET = EscValue.secretFrom('SECRET');
const KEPT_SECRET = 'fn::secret: { ciphertext: c2VjcmV0 }';

test.each<[string, EnvironmentDefinition]>([
  ['values: { a: 1, b: { c: [x, 2, true] } }', { values: { b: { c: ['x', 2, true] }, a: 1 } }],
  [`values: { a: { ${KEPT_SECRET} } }`, { values: { a: SECRET } }],
  [`values: { a: [1, { ${KEPT_SECRET} }] }`, { values: { a: [1, SECRET] } }],
  [`values: { a: { fn::toJSON: { b: { ${KEPT_SECRET} } } } }`, { values: { a: EscValue.toJSON({ b: SECRET }) } }],
  ['imports: [shop/base, b@latest]\nvalues:', { imports: ['shop/base', 'default/b'] }],
  ['imports: [{ shop/base: { merge: true } }]', { imports: ['shop/base'] }],
  ['description: not ours', {}],
  ['', {}],
])('%j is as declared', (kept, declared) => {
  expect(changes(kept, declared)).toEqual([]);
});

test.each<[string, EnvironmentDefinition, string]>([
  ['values: { a: 1 }', { values: { a: 2 } }, '~ a  number, was number'],
  ['values: { a: 1 }', { values: { a: '1' } }, '~ a  string, was number'],
  ['values: { a: null }', { values: { a: '' } }, '~ a  string, was null'],
  ['values: { a: { b: 1 } }', { values: { a: [1] } }, '~ a  array, was object'],
  ['values: { a: 1 }', { values: { a: SECRET } }, '~ a  secret string from SECRET, was number'],
  [`values: { a: { ${KEPT_SECRET} } }`, { values: { a: 'plain' } }, '~ a  string, was secret string'],
  ['values: {}', { values: { a: { 'b.c': { d: [1] } } } }, '+ a["b.c"].d  array'],
  ['values: {}', { values: { a: {} } }, '+ a  object'],
  ['values: { a: { b: { c: 1 } } }', { values: { a: {} } }, '- a.b.c  number'],
  [
    'values: { a: { fn::toJSON: { b: 1 } } }',
    { values: { a: EscValue.toJSON({ b: 2 }) } },
    '~ a.b  number, was number',
  ],
  ['values: { a: { fn::fromJSON: "1" } }', { values: { a: EscValue.toJSON(1) } }, '~ a  fn::toJSON, was fn::fromJSON'],
  ['values: {}', { values: { a: EscValue.toBase64(SECRET) } }, '+ a  secret fn::toBase64'],
  ['imports: [shop/a]', { imports: ['shop/a', 'shop/b@1'] }, '~ imports  shop/a, shop/b@1, was shop/a'],
  ['imports: [{ shop/a: { merge: false } }]', {}, '~ imports  nothing, was shop/a (not merged)'],
])('%j is not as declared: %j', (kept, declared, change) => {
  expect(changes(kept, declared)).toEqual([change]);
});

test('a list whose plain items change is written anew with all its secrets: nobody knows which is which', () => {
  const kept = `values: { keys: [{ name: a, key: { ${KEPT_SECRET} } }] }`;
  const declared = { values: { keys: [{ name: 'b', key: EscValue.secretFrom('KEY_B') }] } };

  const edits = editsOf(kept, declared);

  expect(edits.map(({ at }) => at)).toEqual([['values', 'keys']]);
  expect([...declaredSecrets(edits[0]?.after)].map(({ variable }) => variable)).toEqual(['KEY_B']);
});

test('a secret in a map stays when what lies beside it changes', () => {
  const kept = `values: { a: { fn::toJSON: { port: 1, key: { ${KEPT_SECRET} } } } }`;

  const edits = editsOf(kept, { values: { a: EscValue.toJSON({ port: 2, key: SECRET }) } });

  expect(edits).toEqual([{ at: ['values', 'a', 'fn::toJSON', 'port'], before: 1, after: 2 }]);
});

test('what is no definition is an error without a word of it', () => {
  const read = (yaml: string) => () => keptParts({ address: 'acme/shop/production', yaml });

  expect(read('[c4n4ry]')).toThrow(expect.objectContaining({ kind: 'unexpected-answer' }));
  expect(read('a: [c4n4ry')).toThrow(/^(?!.*c4n4ry)/s);
});

function editsOf(yaml: string, definition: EnvironmentDefinition) {
  const kept = keptParts({ address: 'acme/shop/production', yaml });
  return [...editsBetween(kept, declaredParts(definitionParts(definition)))];
}

function changes(yaml: string, definition: EnvironmentDefinition): string[] {
  const sign = { added: '+', changed: '~', removed: '-' };
  return describeEdits(editsOf(yaml, definition)).map(({ change, is, path, was }) => {
    const description = change === 'changed' ? `${is}, was ${was}` : (is ?? was);
    return `${sign[change]} ${path}  ${description}`;
  });
}

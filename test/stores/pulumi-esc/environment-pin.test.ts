import { App, Chart } from 'cdk8s';
import { findingsOf } from '../../../lib/core/report-finding';
import { definitionParts } from '../../../lib/stores/pulumi-esc/environment-definition';
import { type EnvironmentPin, pinOf } from '../../../lib/stores/pulumi-esc/environment-pin';
import { pinProblem } from '../../../lib/stores/pulumi-esc/pin-problem';
import { environment } from '../../support/environment';

const PIN: EnvironmentPin = { project: 'shop', environment: 'production', tag: 'stable' };

test('a pinned environment is the thin one, read as the whole one is', () => {
  const whole = environment({ apiUrl: 'https://pulumi.example.com/api/esc' });

  const pinned = whole.at('stable');

  const { accessToken, address, apiUrl, environment: name } = pinned;
  expect({ accessToken, address, apiUrl, name }).toEqual({
    accessToken: whole.accessToken,
    address: 'acme/shop/production--stable',
    apiUrl: whole.apiUrl,
    name: 'production--stable',
  });
});

test('a pinned environment does nothing but import a tag', () => {
  const { definition = {} } = environment().at('stable');

  expect(definitionParts(definition)).toEqual({ imports: ['shop/production@stable'], values: {} });
});

test('a pin asked for twice is the same store', () => {
  const whole = environment();

  expect(whole.at('stable')).toBe(whole.at('stable'));
  expect(whole.at('stable')).not.toBe(whole.at('canary'));
});

test('properties of a pinned environment belong to it', () => {
  const pinned = environment().at('v1.2');

  expect(pinned.property('app.hello')).toMatchObject({ store: pinned, path: 'app.hello' });
});

test.each(['latest', '', '7', 'a b', 'a/b', '-a'])('an environment cannot be pinned at "%s"', (tag) => {
  const whole = environment({}, new Chart(new App(), 'chart'));

  whole.at(tag);

  expect(findingsOf(whole).map(({ code }) => code)).toEqual(['esc/pin-tag']);
  expect(whole.node.children).toEqual([]);
});

test('a definition that does nothing but import one environment at a tag is a pin', () => {
  expect(pinOf({ imports: ['shop/production@stable'] })).toEqual(PIN);
  expect(pinOf({ imports: ['production@stable'], values: {} })).toEqual({ ...PIN, project: 'default' });
});

test.each([
  [{}],
  [{ imports: ['shop/production'] }],
  [{ imports: ['shop/production@7'] }],
  [{ imports: ['shop/production@latest'] }],
  [{ imports: ['shop/production@stable', 'shop/base'] }],
  [{ imports: ['shop/production@stable'], values: { a: 1 } }],
])('%j is no pin', (definition) => {
  expect(pinOf(definition)).toBeUndefined();
});

test.each([
  'imports: [shop/production@stable]',
  'imports:\n  - shop/production@stable\nvalues: {}\n',
  'description: held still\nimports: ["shop/production@stable"]\nvalues:\n',
  'imports:\n  - shop/production@stable:\n      merge: true\n',
  '{"imports": [{"shop/production@stable": null}]}',
])('%j is just the import', (yaml) => {
  expect(pinProblem(yaml, PIN)).toBeUndefined();
});

test.each([
  ['values: {}', 'it imports nothing'],
  ['imports: []', 'it imports nothing'],
  ['imports: [shop/production@stable, shop/base]', 'it imports 2 environments'],
  ['imports: [shop/staging@stable]', 'it imports shop/staging@stable'],
  ['imports: [production@stable]', 'it imports production@stable'],
  ['imports: [shop/production]', 'it imports revision or tag "latest"'],
  ['imports: [shop/production@7]', 'it imports revision or tag "7"'],
  ['imports: [{shop/production@stable: {merge: false}}]', 'its import is not merged'],
  ['imports: [shop/production@stable]\nvalues: {a: c4n4ry}', 'it has values of its own'],
  ['imports: [shop/production@stable]\nvalues: c4n4ry', 'it has values of its own'],
  ['- c4n4ry', 'its definition is no YAML map'],
  ['a: [c4n4ry', 'its definition is no YAML map'],
  ['', 'its definition is no YAML map'],
])('%j is not just the import: %s', (yaml, problem) => {
  expect(pinProblem(yaml, PIN)).toBe(problem);
});

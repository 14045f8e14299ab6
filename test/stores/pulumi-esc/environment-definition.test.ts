import {
  definitionParts,
  type EnvironmentValues,
  EscValue,
  SecretVariable,
} from '../../../lib/stores/pulumi-esc/environment-definition';
import { environment } from '../../support/environment';

test('values keep their nesting, and functions become calls', () => {
  const values: EnvironmentValues = {
    app: { hello: 'world', port: 8080, debug: false, hosts: ['a', 'b'] },
    settings: EscValue.toJSON({ retries: 3 }),
  };

  expect(definitionParts({ values })).toEqual({
    imports: [],
    values: {
      app: { hello: 'world', port: 8080, debug: false, hosts: ['a', 'b'] },
      settings: { 'fn::toJSON': { retries: 3 } },
    },
  });
});

test('a reference is written into a text as Pulumi ESC reads it', () => {
  expect(`https://${EscValue.reference('app.host')}/`).toBe(['https://$', '{app.host}/'].join(''));
});

test('a secret is the name of a variable, wherever it stands', () => {
  const key = EscValue.secretFrom('API_KEY');

  const { values } = definitionParts({ values: { key, basic: EscValue.toBase64(EscValue.join(':', ['api', key])) } });

  const secret = { 'fn::secret': new SecretVariable('API_KEY') };
  expect(values).toEqual({ key: secret, basic: { 'fn::toBase64': { 'fn::join': [':', ['api', secret]] } } });
});

test.each([
  ['fn::fromJSON', EscValue.fromJSON('[]'), '[]'],
  ['fn::fromBase64', EscValue.fromBase64('YQ=='), 'YQ=='],
  ['fn::open::azure-login', EscValue.open('azure-login', { oidc: true }), { oidc: true }],
])('%s is called with its argument', (call, value, argument) => {
  expect(definitionParts({ values: { value } }).values).toEqual({ value: { [call]: argument } });
});

test('an environment of the program is imported by its name, and any other as it is written', () => {
  const base = environment({ environment: 'base' });

  expect(definitionParts({ imports: [base, 'default/defaults@stable'] }).imports).toEqual([
    'shop/base',
    'default/defaults@stable',
  ]);
});

test('a secret in plain text does not compile', () => {
  // @ts-expect-error the name of a variable has no small letters
  EscValue.secretFrom('hunter2');
  // @ts-expect-error a text that is made elsewhere may be anything
  EscValue.secretFrom(String('DB_PASSWORD'));
  // @ts-expect-error functions are written with EscValue
  const values: EnvironmentValues = { password: { 'fn::secret': 'hunter2' } };

  expect(values).toBeDefined();
});

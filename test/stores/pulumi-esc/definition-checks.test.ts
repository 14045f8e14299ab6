import { findingsOf } from '../../../lib/core/report-finding';
import {
  type EnvironmentDefinition,
  type EnvironmentValues,
  EscValue,
} from '../../../lib/stores/pulumi-esc/environment-definition';
import { environment } from '../../support/environment';

const CANARY = 'c4n4ry';

test('a definition of all that there can be is taken', () => {
  const definition: EnvironmentDefinition = {
    imports: ['shop/base', 'base', 'shop/base@7', 'shop/base@stable', environment({ environment: 'base' })],
    values: {
      app: { port: 8080, 'key with blanks': ['a', { b: true }], context: 'here' },
      database: { password: EscValue.secretFrom('DB_PASSWORD_2') },
    },
  };

  expect(codes(definition)).toEqual([]);
});

test.each([
  ['itself', 'shop/production'],
  ['itself at a tag', 'shop/production@stable'],
  ['what has an organization', 'acme/shop/base'],
  ['no revision', 'shop/base@0'],
  ['no name', 'shop/b se'],
  ['nothing', ''],
  ['an environment of another organization', environment({ organization: 'other', environment: 'base' })],
])('%s cannot be imported', (_, imported) => {
  expect(codes({ imports: [imported] })).toEqual(['esc/definition-import']);
});

test.each(['imports', 'context', 'environments', 'fn::secret', '', 'a\\'])('"%s" is no key at the top', (key) => {
  expect(codes({ values: { [key]: 'a' } as never })).toEqual(['esc/definition-key']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, null, undefined, new Date(0), () => 1, environment()])(
  '%s is no value',
  (value) => {
    expect(codes({ values: { a: { b: [value] } } as never })).toEqual(['esc/definition-value']);
  },
);

test('what is given for the name of a variable is not repeated: it may be the secret', () => {
  const secret = EscValue.toJSON({ password: EscValue.secretFrom(CANARY as never) });

  const findings = findingsOf(environment({ definition: { values: { database: secret } } }));

  expect(findings.map(({ code }) => code)).toEqual(['esc/secret-variable']);
  expect(findings[0]?.problem).toContain('for database.password of acme/shop/production');
  expect(JSON.stringify(findings)).not.toContain(CANARY);
});

test.each(['password', 'DB_PASSWORD', 'clientSecret', 'api-key', 'accessToken'])(
  'a plain text under the key "%s" is taken for a secret, and not repeated',
  (key) => {
    const values = { a: EscValue.toJSON({ [key]: CANARY } as never) };

    const findings = findingsOf(environment({ definition: { values } }));

    expect(findings).toMatchObject([{ code: 'esc/plain-secret', severity: 'warning' }]);
    expect(JSON.stringify(findings)).not.toContain(CANARY);
  },
);

test.each<EnvironmentValues>([
  { password: EscValue.secretFrom('PASSWORD') },
  { password: EscValue.reference('database.password') },
  { password: '' },
  { secretName: 'database' },
  { tokens: 5 },
  { token: true },
])('%j is taken for no secret', (values) => {
  expect(codes({ values })).toEqual([]);
});

test('every mistake is told at once', () => {
  expect(codes({ imports: ['', ''], values: { imports: 1, a: Number.NaN } })).toHaveLength(4);
});

function codes(definition: EnvironmentDefinition): string[] {
  return findingsOf(environment({ definition })).map(({ code }) => code);
}

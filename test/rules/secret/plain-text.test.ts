import { formatFinding } from '../../../lib/core/finding';
import type { JsonObject } from '../../../lib/core/json';
import { noPlainText } from '../../../lib/rules/secret/plain-text';
import { check, codes } from '../../support/cluster-subject';
import { configMap, deployment, externalSecret } from '../../support/manifests';

/** Made up, and put together here so that no scanner takes this file for a leak. */
const TOKEN = `ghp_${'a1B2'.repeat(9)}`;
const PRIVATE_KEY = `-----BEGIN RSA ${'PRIVATE KEY'}-----\n${'MIIE'.repeat(10)}\n`;
const ADDRESS = `postgres://app:${'c4n4ry'}@db/shop`;

test.each<[string, JsonObject, string]>([
  ['variable', variable('DB_PASSWORD', 'c4n4ry'), 'Variable "DB_PASSWORD" of container "app" of Deployment "shop/app"'],
  ['address', variable('DATABASE', ADDRESS), 'Variable "DATABASE" of container "app"'],
  ['flag', args('--api-key=c4n4ry1'), 'Entry 1 of `args` of container "app"'],
  ['flag and the entry behind it', args('serve', '--password', 'c4n4ry'), 'Entry 2 of `args`'],
  ['key of a ConfigMap', settings({ 'db.password': 'c4n4ry' }), 'Field `data["db.password"]` of ConfigMap'],
  ['setting in camel case', settings({ clientSecret: 'c4n4ry1' }), 'Field `data.clientSecret` of ConfigMap'],
  [
    'template of a Secret',
    externalSecret({ target: { template: { data: { url: ADDRESS } } } }),
    'Field `spec.target.template.data.url` of ExternalSecret "shop/db"',
  ],
  [
    'value of a chart',
    helmRelease({ auth: [{ password: 'c4n4ry' }] }),
    'Field `spec.values.auth.password` of HelmRelease',
  ],
])('a value that a name gives away warns: %s', (_, manifest, where) => {
  const [finding, ...others] = check(noPlainText, [manifest]);

  expect(finding).toMatchObject({ code: 'secret/plain-text', severity: 'warning' });
  expect(finding?.problem).toContain(where);
  expect(others).toEqual([]);
});

test.each([
  'database:\n  password: c4n4ry\n',
  '# the mail server\nmail.smtp.password=c4n4ry\n',
  '{\n  "client_secret": "c4n4ry1",\n}\n',
  '[auth]\nclientSecret = "c4n4ry1" # made up\n',
  'set -e\nexport API_TOKEN=c4n4ry1\n',
])('a line of a file that names a secret warns: %j', (text) => {
  const [finding, ...others] = check(noPlainText, [settings({ 'app.conf': text })]);

  expect(finding?.severity).toBe('warning');
  expect(finding?.problem).toContain('Line 2 of field `data["app.conf"]` of ConfigMap "shop/app"');
  expect(others).toEqual([]);
});

test.each([
  'database:\n  # password: c4n4ry\n',
  'database:\n  password: {{.password}}\n',
  'set -e\nPASSWORD="$(cat /run/secrets/password)"\nTOKEN=$API_TOKEN\n',
  'database:\n  password_file: /run/secrets/password\n',
  'token:\n  ttl: 3600s\n',
  'help: |\n  Your password: ask somebody\n',
  'auth:\n  secret: !env SECRET\n  token: &token\n',
])('a line of a file that does not passes: %j', (text) => {
  expect(codes(noPlainText, [settings({ 'app.conf': text })])).toEqual([]);
});

test.each<[string, JsonObject]>([
  ['token in a script', args(`curl -H "Authorization: token ${TOKEN}" https://api.github.com`)],
  ['token in an annotation', configMap({ annotations: { 'acme.example/deployed-with': TOKEN } })],
  ['private key in a file', settings({ 'tls.pem': PRIVATE_KEY })],
  ['private key with escaped line breaks', settings({ 'key.json': JSON.stringify({ key: PRIVATE_KEY }) })],
  ['private key in a variable', variable('SETTINGS', PRIVATE_KEY)],
])('what its form gives away is refused: %s', (_, manifest) => {
  expect(codes(noPlainText, [manifest])).toEqual(['secret/plain-text error prod/shop/app']);
});

test('a credential is called by its issuer', () => {
  const [finding] = check(noPlainText, [settings({ x: TOKEN })]);

  expect(finding?.problem).toContain('looks like a credential of GitHub');
});

test.each([
  ['TLS_SECRET', '9f86d081884c7d65'],
  ['CLIENT_SECRET', 'Shop-db1'],
  ['API_TOKEN', 'shop-db1'],
])('%s: "%s" is no name of an object', (name, value) => {
  expect(codes(noPlainText, [variable(name, value)])).toHaveLength(1);
});

test('a password of four characters is one', () => {
  expect(codes(noPlainText, [variable('DB_PASSWORD', 'abcd')])).toHaveLength(1);
});

test('no finding holds the value', () => {
  const manifests = [variable('DB_PASSWORD', 'c4n4ry'), variable('DATABASE', ADDRESS), settings({ x: TOKEN })];

  const text = check(noPlainText, manifests).map(formatFinding).join('\n');

  expect(text).not.toMatch(/c4n4ry|ghp_/);
});

test.each<[string, string]>([
  ['DB_PASSWORD_FILE', '/run/secrets/db-password'],
  ['DB_PASSWORD', '/run/secrets/db-password'],
  ['DB_PASSWORD', '$(OTHER)'],
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', 'abc'],
  ['REQUIRE_PASSWORD', 'true'],
  ['RESET_PASSWORD', 'https://accounts.example.com/reset'],
  ['TLS_SECRET', 'shop-tls'],
  ['TLS_SECRET', 'shop-tls-v2'],
  ['TLS_SECRET', 'shop/postgres16-tls'],
  ['CSRF_TOKEN', 'X-Csrf-Token'],
  ['VAULT_TOKEN', 'vault:secret/data/shop#token1'],
  ['SIGNING_KEY', 'arn:aws:kms:eu-central-1:123456789012:key/1'],
  ['PAGE_TOKEN', '4096'],
  ['MAX_TOKENS', '4096a'],
  ['DATABASE', 'postgres://app:$(DB_PASSWORD)@db/shop'],
  ['DATABASE', 'postgres://app:{{.password}}@db/shop'],
  ['DATABASE', 'postgres://app@db:5432/shop'],
  ['MATCH', '-----BEGIN PRIVATE KEY-----'],
])('%s: "%s" passes', (name, value) => {
  expect(codes(noPlainText, [variable(name, value)])).toEqual([]);
});

test('a variable from a Secret passes', () => {
  const env = [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }];

  expect(codes(noPlainText, [deployment({ containers: [{ name: 'app', env }] })])).toEqual([]);
});

test('a flag whose value is a variable passes', () => {
  expect(codes(noPlainText, [args('--password=$(DB_PASSWORD)', '--token', '--verbose')])).toEqual([]);
});

test('a sentence about a password passes', () => {
  expect(codes(noPlainText, [settings({ forgotPassword: 'Forgot your password1?' })])).toEqual([]);
});

test('a long text takes no longer than its length', () => {
  const long = settings({
    blob: 'x'.repeat(1_000_000),
    links: '://a'.repeat(200_000),
    lines: 'password:\n'.repeat(100_000),
  });

  expect(codes(noPlainText, [long])).toEqual([]);
});

function variable(name: string, value: string): JsonObject {
  return deployment({ containers: [{ name: 'app', env: [{ name, value }] }] });
}

function args(...texts: readonly string[]): JsonObject {
  return deployment({ initContainers: [{ name: 'app', args: texts }] });
}

function settings(data: JsonObject): JsonObject {
  return { ...configMap(), data };
}

function helmRelease(values: JsonObject): JsonObject {
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'app', namespace: 'shop' },
    spec: { values },
  };
}

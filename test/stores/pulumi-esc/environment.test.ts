import { App, Chart } from 'cdk8s';
import { formatFinding } from '../../../lib/core/finding';
import { findingsOf } from '../../../lib/core/report-finding';
import { WorkloadIdentity } from '../../../lib/identity/workload-identity';
import type { PulumiAccessToken, PulumiEscEnvironmentProps } from '../../../lib/stores/pulumi-esc/environment';
import { environment } from '../../support/environment';

test.each<Partial<PulumiEscEnvironmentProps>>([
  { organization: 'abc' },
  { organization: `a${'-_'.repeat(19)}0` },
  { project: 'a' },
  { project: '-_.'.repeat(33) },
  { environment: 'A.b_c-0' },
  { environment: 'a'.repeat(100) },
])('%j is an address', (props) => {
  expect(codes(props)).toEqual([]);
});

test.each<Partial<PulumiEscEnvironmentProps>>([
  { organization: '' },
  { organization: 'ab' },
  { organization: 'a'.repeat(41) },
  { organization: 'acme-' },
  { organization: '_acme' },
  { organization: 'ac.me' },
  { project: '' },
  { project: 'a'.repeat(101) },
  { project: 'a/b' },
  { project: '.a' },
  { environment: '' },
  { environment: 'production@2' },
  { environment: '.a' },
])('%j is no address', (props) => {
  expect(codes(props)).toEqual(['esc/address error']);
});

test('an address is told with the part that is wrong and the rule it breaks', () => {
  const [finding] = findingsOf(environment({ project: '.shop' }));

  expect(finding?.problem).toBe('".shop" is no name of a Pulumi ESC project.');
  expect(finding?.mend).toBe('Write 1 to 100 characters of letters, digits, "-", "_" and ".", not beginning with ".".');
});

test.each([
  undefined,
  'https://api.pulumi.com/api/esc',
  'https://pulumi.example.com/api/esc',
  'https://pulumi.example.com:8443/behind/a/proxy/api/esc',
])('the API at %s is taken', (apiUrl) => {
  expect(codes({ apiUrl })).toEqual([]);
});

test.each([
  '',
  'pulumi.example.com/api/esc',
  'ftp://pulumi.example.com/api/esc',
  'https://pulumi.example.com',
  'https://pulumi.example.com/api',
  'https://pulumi.example.com/api/esc/',
  'https://pulumi.example.com/api/esc?debug',
  'https://pulumi.example.com/?next=/api/esc',
  'https://pulumi.example.com/#/api/esc',
])('"%s" is no base URL', (apiUrl) => {
  expect(codes({ apiUrl })).toEqual(['esc/api-url error']);
});

test.each([
  'https://user:c4n4ry@pulumi.example.com/api/esc',
  'https://c4n4ry@pulumi.example.com/api/esc',
  'https://user:c4n4ry@pulumi.example.com:port/wrong',
])('a credential in %s is reported without repeating it', (apiUrl) => {
  const [finding, ...others] = findingsOf(environment({ apiUrl }));

  expect(finding).toMatchObject({ code: 'esc/api-url-credentials', severity: 'error' });
  expect(finding && formatFinding(finding)).not.toContain('c4n4ry');
  expect(others).toEqual([]);
});

test('an API without encryption is a warning', () => {
  expect(codes({ apiUrl: 'http://pulumi.example.com/api/esc' })).toEqual(['esc/api-url-plain-http warning']);
});

test('an access token lies under the one key that the provider reads', () => {
  expect(environment({ accessToken: { namespace: 'shop' } }).accessToken).toEqual({
    namespace: 'shop',
    name: 'pulumi-access-token',
    key: 'pulumi-access-token',
  });
});

test.each<[PulumiAccessToken, string[]]>([
  [{ namespace: 'shop', name: 'esc.token' }, []],
  [{ namespace: 'shop', key: 'pulumi-access-token' }, []],
  [{ namespace: 'shop', key: 'token' }, ['esc/access-token-key error']],
  [{ namespace: 'shop', name: 'Token' }, ['esc/access-token-name error']],
  [{ namespace: 'shop.eu' }, ['esc/access-token-name error']],
  [{ namespace: '' }, ['esc/access-token-name error']],
])('an access token in %j is reported as %j', (accessToken, expected) => {
  expect(codes({ accessToken })).toEqual(expected);
});

test('everything that is wrong with an environment is told at once', () => {
  expect(codes({ project: '', environment: '', apiUrl: '/', accessToken: { namespace: '', key: 'token' } })).toEqual([
    'esc/address error',
    'esc/address error',
    'esc/api-url error',
    'esc/access-token-key error',
    'esc/access-token-name error',
  ]);
});

test('a property is a reference in canonical spelling', () => {
  const store = environment();

  expect(store.property('tls.["ca.crt"]')).toEqual({
    store,
    path: 'tls["ca.crt"]',
    csiObject: { fields: { secretKey: 'tls["ca.crt"]' } },
    remoteRef: { key: 'tls["ca.crt"]' },
  });
});

test('a property that is no path keeps what the author wrote, and the reason', () => {
  const property = environment().property('a..b');

  expect(property.path).toBe('a..b');
  expect(property.problem).toBe('a..b\n  ^ expected a property name after "."');
});

test('there is no field for the value of an access token', () => {
  // @ts-expect-error: neither `value` nor any other field takes it
  const withValue: PulumiAccessToken = { namespace: 'shop', value: 'pul-0' };
  // @ts-expect-error: nor is the token itself taken
  const asText: PulumiEscEnvironmentProps['accessToken'] = 'pul-0';

  expect([withValue, asText]).toHaveLength(2);
});

function codes(props: Partial<PulumiEscEnvironmentProps>) {
  return findingsOf(environment(props)).map(({ code, severity }) => `${code} ${severity}`);
}

test('an environment that names no way to sign in is an error', () => {
  expect(codes({ accessToken: undefined })).toEqual(['esc/no-credential error']);
});

test('without an access token the CSI driver has no way to read it', () => {
  expect(environment({ accessToken: undefined }).csi).toHaveProperty('unavailable');
});

test('External Secrets Operator signs in with the access token, whose namespace only a ClusterSecretStore may name', () => {
  const { externalSecrets } = environment();
  const secretRef = { name: 'pulumi-access-token', key: 'pulumi-access-token' };

  expect(externalSecrets.provider('SecretStore')).toMatchObject({ pulumi: { auth: { accessToken: { secretRef } } } });
  expect(externalSecrets.provider('ClusterSecretStore')).toEqual({
    pulumi: {
      apiUrl: 'https://api.pulumi.com/api/esc',
      auth: { accessToken: { secretRef: { ...secretRef, namespace: 'shop' } } },
      environment: 'production',
      organization: 'acme',
      project: 'shop',
    },
  });
});

test.each([
  [undefined, ['esc/identity-audience error']],
  ['https://pulumi.example.com', []],
])('an identity for a self-hosted Pulumi Cloud with audience %s', (audience, expected) => {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  const identity = WorkloadIdentity.pulumi(chart, 'identity', { name: 'web', organization: 'acme', audience });
  const store = environment({ identity, apiUrl: 'https://pulumi.example.com/api/esc', accessToken: undefined }, chart);

  expect(findingsOf(store).map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
});

test('an identity of another organization is an error', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  const identity = WorkloadIdentity.pulumi(chart, 'identity', { name: 'web', organization: 'other' });

  expect(findingsOf(environment({ identity }, chart)).map(({ code }) => code)).toEqual(['esc/identity-organization']);
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { findCredentials } from '../../lib/esc/credentials';

const CLOUD = 'https://api.pulumi.com/api/esc';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'logins-'));
});

afterEach(() => {
  rmSync(home, { recursive: true });
  jest.restoreAllMocks();
});

test('the environment variables come first', () => {
  login({ current: 'https://else.example', accounts: { 'https://else.example': { accessToken: 'disk' } } });

  expect(found({ PULUMI_ACCESS_TOKEN: 'variable', PULUMI_BACKEND_URL: 'https://pulumi.example.com:8443' })).toEqual({
    api: 'https://pulumi.example.com:8443/api/esc',
    token: 'token variable',
  });
});

test('a token without an address goes to Pulumi Cloud', () => {
  expect(found({ PULUMI_ACCESS_TOKEN: 'variable' })).toEqual({ api: CLOUD, token: 'token variable' });
});

test('a token in a variable goes to where the user is logged in', () => {
  login({ current: 'https://pulumi.example.com', accounts: {} });

  expect(found({ PULUMI_ACCESS_TOKEN: 'variable' })).toEqual({
    api: 'https://pulumi.example.com/api/esc',
    token: 'token variable',
  });
});

test('without variables, the login is taken', () => {
  login({ current: 'http://127.0.0.1:4650', accounts: { 'http://127.0.0.1:4650': { accessToken: 'disk' } } });

  expect(found()).toEqual({ api: 'http://127.0.0.1:4650/api/esc', token: 'token disk' });
});

test('the account of the esc CLI wins over that of the pulumi CLI', () => {
  login({
    current: 'https://one.example',
    accounts: { 'https://one.example': { accessToken: 'one' }, 'https://two.example': { accessToken: 'two' } },
  });
  write('.esc/credentials.json', '{"name": "https://two.example"}');

  expect(found()).toEqual({ api: 'https://two.example/api/esc', token: 'token two' });
});

test('logins lie in the home folder unless PULUMI_HOME says otherwise', () => {
  login(
    { current: 'https://api.pulumi.com', accounts: { 'https://api.pulumi.com': { accessToken: 'a' } } },
    '.pulumi/',
  );

  expect(found({ PULUMI_HOME: '', HOME: home }).token).toBe('token a');
  expect(found({ PULUMI_HOME: '', HOME: '', USERPROFILE: home }).token).toBe('token a');
  expect(() => found({ PULUMI_HOME: '' })).toThrow('no folder of logins was found');
});

test('an empty variable counts as none', () => {
  login({ current: 'https://api.pulumi.com', accounts: { 'https://api.pulumi.com': { accessToken: 'disk' } } });

  expect(found({ PULUMI_ACCESS_TOKEN: '', PULUMI_BACKEND_URL: '' })).toEqual({ api: CLOUD, token: 'token disk' });
});

test('a file of logins without accounts is read', () => {
  login({ current: 'https://api.pulumi.com', accessTokens: { 'https://api.pulumi.com': 'old' } });

  expect(found().token).toBe('token old');
});

test('a token on disk goes to no other address than its own', () => {
  login({ current: 'https://api.pulumi.com', accounts: { 'https://api.pulumi.com': { accessToken: 'disk' } } });

  expect(() => found({ PULUMI_BACKEND_URL: 'https://pulumi.example.com' })).toThrow(
    expect.objectContaining({
      kind: 'no-token',
      problem: 'There is no access token for https://pulumi.example.com/api/esc.',
      cause: expect.stringContaining('only for api.pulumi.com'),
    }),
  );
});

test('the address that a program names wins, with the token that belongs to it', () => {
  login({ current: 'https://api.pulumi.com', accounts: { 'https://pulumi.example.com/': { accessToken: 'other' } } });

  const { accessToken, apiUrl } = findCredentials({ PULUMI_HOME: home }, 'https://pulumi.example.com/api/esc');

  expect([apiUrl, accessToken.authorization()]).toEqual(['https://pulumi.example.com/api/esc', 'token other']);
});

test('a login to a backend without ESC is no login', () => {
  login({ current: 's3://state', accounts: { 's3://state': { accessToken: '' } } });

  expect(() => found()).toThrow(`There is no access token for ${CLOUD}.`);
});

test('without any login the error says how to sign in', () => {
  expect(() => found()).toThrow(
    expect.objectContaining({
      kind: 'no-token',
      cause: `PULUMI_ACCESS_TOKEN is not set, and ${join(home, 'credentials.json')} has no login for it.`,
      mend: expect.stringContaining('esc login'),
    }),
  );
});

test.each(['{"accessTokens": {"https://api.pulumi.com": "c4n4ry"', '["c4n4ry"]', '"c4n4ry"'])(
  'a damaged file is told by its name alone: %s',
  (content) => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    write('credentials.json', content);

    const { warnings } = findCredentials({ PULUMI_HOME: home, PULUMI_ACCESS_TOKEN: 'variable' });

    expect(warnings).toEqual([expect.stringContaining('cannot be read as a file of logins')]);
    expect(warnings.join()).not.toContain('c4n4ry');
    expect(() => found()).not.toThrow(/c4n4ry/);
    expect(printed).not.toHaveBeenCalled();
  },
);

test.each([
  [0o600, 0],
  [0o640, 1],
  [0o604, 1],
  [0o660, 1],
])('a file of tokens with mode %o has %d warnings', (mode, count) => {
  login({ current: 'https://api.pulumi.com', accounts: { 'https://api.pulumi.com': { accessToken: 'disk' } } });
  chmodSync(join(home, 'credentials.json'), mode);

  const { warnings } = findCredentials({ PULUMI_HOME: home });

  expect(warnings).toHaveLength(count);
  expect(warnings.join()).toContain(count === 0 ? '' : `chmod 600 ${join(home, 'credentials.json')}`);
});

test.each([
  ['http://pulumi.example.com', 1],
  ['https://pulumi.example.com', 0],
  ['http://localhost:4650', 0],
  ['http://127.0.0.1:4650', 0],
  ['http://[::1]:4650', 0],
])('%s has %d warnings about encryption', (url, count) => {
  const { warnings } = findCredentials({ PULUMI_ACCESS_TOKEN: 'variable' }, url);

  expect(warnings.filter((warning) => warning.includes('clear text'))).toHaveLength(count);
});

test.each(['two words', 'two\nlines', 'snowman-☃'])('a variable with %j is refused without repeating it', (text) => {
  expect(() => found({ PULUMI_ACCESS_TOKEN: text })).toThrow(expect.objectContaining({ kind: 'no-token' }));
  expect(() => found({ PULUMI_ACCESS_TOKEN: text })).not.toThrow(text);
});

test('white space around a token is left out', () => {
  expect(found({ PULUMI_ACCESS_TOKEN: ' variable\n' }).token).toBe('token variable');
});

test('credentials do not show the token', () => {
  const credentials = findCredentials({ PULUMI_ACCESS_TOKEN: 'c4n4ry' });

  expect(inspect(credentials, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('c4n4ry');
  expect(JSON.stringify(credentials)).not.toContain('c4n4ry');
});

/** What is found, the home folder holding nothing else than this test's. */
function found(variables: Record<string, string> = {}) {
  const { accessToken, apiUrl } = findCredentials({ PULUMI_HOME: home, ...variables });
  return { api: apiUrl, token: accessToken.authorization() };
}

function login(content: object, folder = ''): void {
  write(`${folder}credentials.json`, JSON.stringify(content));
}

function write(path: string, content: string): void {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o600 });
}

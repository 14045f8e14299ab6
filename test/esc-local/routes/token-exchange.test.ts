import { sdkOf, start } from '../client';

const REQUEST = {
  audience: 'urn:pulumi:org:acme',
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  requested_token_type: 'urn:pulumi:token-type:access_token:organization',
  subject_token: 'eyJhbGciOiJub25lIn0.e30.c2ln',
  expiration: 600,
  scope: '',
};

async function exchange(body: string, type: string) {
  const esc = await start({ organizations: ['acme'] });
  const headers = { 'content-type': type };
  const response = await fetch(new URL('/api/oauth/token', esc.url), { method: 'POST', headers, body });
  return { esc, status: response.status, answer: (await response.json()) as Record<string, string> };
}

const asForm = (fields: object) => new URLSearchParams(Object.entries(fields)).toString();

test.each([
  ['application/json', JSON.stringify(REQUEST)],
  ['application/x-www-form-urlencoded', asForm(REQUEST)],
])('an identity token becomes an access token, as %s', async (type, body) => {
  const { answer, esc, status } = await exchange(body, type);

  expect([status, answer]).toEqual([
    200,
    {
      access_token: expect.stringMatching(/^pul-[0-9a-f]{40}$/),
      expires_in: 600,
      issued_token_type: REQUEST.requested_token_type,
      scope: '',
      token_type: 'token',
    },
  ]);
  await expect(sdkOf(esc, answer.access_token ?? '').listEnvironments('acme')).resolves.toBeDefined();
});

test('two hours are given when no time is asked for', async () => {
  const { expiration, ...request } = REQUEST;

  expect((await exchange(JSON.stringify(request), 'application/json')).answer.expires_in).toBe(7200);
});

test.each([
  [400, { audience: 'urn:pulumi:org:other' }],
  [400, { audience: 'acme' }],
  [400, { grant_type: 'password' }],
  [401, { subject_token: 'no token' }],
])('%i for %j', async (code, change) => {
  const { answer, status } = await exchange(JSON.stringify({ ...REQUEST, ...change }), 'application/json');

  expect([status, answer]).toEqual([code, { code, message: expect.any(String) }]);
});

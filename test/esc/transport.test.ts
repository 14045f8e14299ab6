import { execFile } from 'node:child_process';
import { createServer, globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { rsaKeyPair } from '../support/certificate';
import { type Asked, clientOf, opens, type Reply, type StandIn, standIn, TOKEN } from './stand-in';

const ADDRESS = 'acme/shop/production';
/** A host that only the proxy knows. */
const BEHIND = 'http://pulumi.invalid';

let proxy: StandIn | undefined;

beforeEach(() => {
  delete process.env.NO_PROXY;
  delete process.env.no_proxy;
});

afterEach(() => {
  proxy?.stop();
  delete process.env.HTTP_PROXY;
});

/** The proxy answers itself, in place of what lies behind it. */
async function behindProxy(reply: (asked: Asked, times: number) => Reply) {
  proxy = await standIn(reply);
  process.env.HTTP_PROXY = proxy.origin;
  const variables = { ...process.env, PULUMI_ACCESS_TOKEN: TOKEN };
  return clientOf({ ...proxy, origin: BEHIND }, { variables, tries: 3, requestTimeoutMilliseconds: 100 });
}

test('encrypted, the service is asked as it is in clear text, once its certificate is trusted', async () => {
  const { certificate, privateKey } = rsaKeyPair();
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const server = createServer({ cert: certificate, key }, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-yaml' }).end('values: {}');
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const read = () => clientOf({ origin } as StandIn).definitions.read(ADDRESS);

  const untrusted = await read().catch((error: unknown) => error);
  globalAgent.options.rejectUnauthorized = false;
  const trusted = await read();

  expect(untrusted).toMatchObject({
    problem: expect.stringMatching(/CERT.*, after 1 try\.$/),
    mend: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
  expect(trusted.yaml).toBe('values: {}');
  delete globalAgent.options.rejectUnauthorized;
  server.close();
  server.closeAllConnections();
});

test('where a proxy is named, requests go through it', async () => {
  const { environments } = await behindProxy(opens({}));

  await environments.open(ADDRESS);

  expect(proxy?.asked[0]?.url).toBe(`${BEHIND}/api/esc/environments/acme/shop/production/open`);
  expect(proxy?.asked[0]?.headers.authorization).toBe(`token ${TOKEN}`);
});

test('what stays on this machine goes through no proxy', async () => {
  const service = await standIn(opens({}));
  await behindProxy(() => 'cut');

  await clientOf(service, { variables: { ...process.env, PULUMI_ACCESS_TOKEN: TOKEN } }).environments.open(ADDRESS);

  expect(proxy?.asked).toEqual([]);
  service.stop();
});

test.each<[string, Reply, string]>([
  ['a redirect', { status: 307, headers: { Location: '/elsewhere' } }, 'unexpected-answer'],
  ['a refusal', { status: 403 }, 'no-access'],
  ['a broken connection', 'cut', 'service-down'],
  ['half an answer', { headers: { 'Content-Type': 'application/json' }, body: '{"id": "se' }, 'service-down'],
  ['silence', 'silence', 'service-down'],
])('%s behind a proxy is told as it is without one', async (_, reply, kind) => {
  const { environments } = await behindProxy(() => reply);

  await expect(environments.open(ADDRESS)).rejects.toMatchObject({ kind });
  expect(proxy?.asked).toHaveLength(kind === 'service-down' ? 3 : 1);
});

test('a definition behind a proxy that happens to be JSON stays the text that it is', async () => {
  const { definitions } = await behindProxy(() => ({ body: '{"values": {}}' }));

  expect((await definitions.read(ADDRESS)).yaml).toBe('{"values": {}}');
});

test('an interruption ends a request behind a proxy', async () => {
  proxy = await standIn(() => 'silence');
  process.env.HTTP_PROXY = proxy.origin;
  const interrupt = new AbortController();
  const variables = { ...process.env, PULUMI_ACCESS_TOKEN: TOKEN };
  const client = clientOf({ ...proxy, origin: BEHIND }, { variables, signal: interrupt.signal });

  setTimeout(() => interrupt.abort(), 50);

  await expect(client.environments.open(ADDRESS)).rejects.toMatchObject({ kind: 'interrupted' });
});

test('a request that finds no proxy leaves no timer that would keep the process', async () => {
  proxy = await standIn(() => 'silence');
  proxy.stop();
  const program = `
    const { createJiti } = require('jiti');
    const { EscClient } = createJiti(${JSON.stringify(__filename)}, { interopDefault: false })('../../lib/esc/esc-client.ts');
    const told = ({ kind }) => console.log(kind, process.getActiveResourcesInfo().includes('Timeout') ? 'timer' : 'no timer');
    EscClient.connect({ tries: 1, requestTimeoutMilliseconds: 5000 }).environments.open('${ADDRESS}').catch(told);
  `;

  const output = await outputOf(program, {
    PATH: process.env.PATH,
    PULUMI_ACCESS_TOKEN: TOKEN,
    PULUMI_BACKEND_URL: BEHIND.replace('http:', 'https:'),
    HTTPS_PROXY: proxy.origin,
  });

  expect(output).toBe('service-down no timer\n');
});

test.each(['direct', 'proxied'])(
  'no debug output of Node or a library shows the token of a %s request',
  async (way) => {
    proxy = await standIn(opens({}));
    const { origin } = proxy;
    const program = `
    const { createJiti } = require('jiti');
    const { EscClient } = createJiti(${JSON.stringify(__filename)}, { interopDefault: false })('../../lib/esc/esc-client.ts');
    EscClient.connect({ tries: 1 }).environments.open('${ADDRESS}').then(() => console.log('opened'), console.error);
  `;

    const output = await outputOf(program, {
      PATH: process.env.PATH,
      PULUMI_ACCESS_TOKEN: TOKEN,
      PULUMI_BACKEND_URL: way === 'direct' ? origin : BEHIND,
      ...(way === 'direct' ? {} : { HTTP_PROXY: origin }),
      DEBUG: '*',
      NODE_DEBUG: '*',
    });

    expect(output).toContain('opened');
    expect(output).not.toContain(TOKEN);
  },
);

/** What a program writes anywhere. */
async function outputOf(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  const { stderr, stdout } = await promisify(execFile)(process.execPath, ['-e', program], { env, maxBuffer: 2 ** 30 });
  return stdout + stderr;
}

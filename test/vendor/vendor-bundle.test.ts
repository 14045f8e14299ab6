import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrdBundle } from '../../lib/upstream/crd-bundle';
import { vendorBundle } from '../../lib/vendor/vendor-bundle';

const CONTENT = 'kind: CustomResourceDefinition\n';
const FILE = 'example-1.2.3-crds.yaml';

let folder: string;
let server: Server;
let address: string;
const requests: string[] = [];

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    requests.push(url);
    if (url.endsWith('.yaml')) response.end(url.includes('changed') ? 'something else' : CONTENT);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((closed) => server.close(closed)));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vendor-'));
  requests.length = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

const bundle = (url = `${address}/bundle.yaml`): CrdBundle => ({
  name: 'example',
  version: '1.2.3',
  url,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
});
const vendored = () => join(folder, 'vendor');
const written = () => readFileSync(join(vendored(), FILE), 'utf8');

function existing(content: string): void {
  mkdirSync(vendored());
  writeFileSync(join(vendored(), FILE), content);
}

test("a bundle is fetched from the project's own address and written under its name and version", async () => {
  const result = await vendorBundle(bundle(), vendored());

  expect(result).toEqual({ file: join(vendored(), FILE), source: `${address}/bundle.yaml`, state: 'fetched' });
  expect(written()).toBe(CONTENT);
});

test('a mirror is asked for the file by the name that it gets, with or without a slash at the end of its address', async () => {
  await vendorBundle(bundle(), join(folder, 'a'), `${address}/mirror/`);
  await vendorBundle(bundle(), join(folder, 'b'), `${address}/mirror`);

  expect(requests).toEqual(Array(2).fill(`/mirror/${FILE}`));
});

test('a mirror can be a folder', async () => {
  writeFileSync(join(folder, FILE), CONTENT);

  const { state } = await vendorBundle(bundle(), vendored(), folder);

  expect([state, written(), requests]).toEqual(['fetched', CONTENT, []]);
});

test('a file that is right is not fetched again', async () => {
  existing(CONTENT);

  const { state } = await vendorBundle(bundle(), vendored());

  expect([state, requests]).toEqual(['unchanged', []]);
});

test('a file that was edited is replaced', async () => {
  existing('edited');

  const { state } = await vendorBundle(bundle(), vendored());

  expect([state, written()]).toEqual(['fetched', CONTENT]);
});

test('other content than the pinned one is refused, and what was there stays', async () => {
  existing('edited');

  const { problem, state } = await vendorBundle(bundle(), vendored(), `${address}/changed`);

  expect([state, written()]).toEqual(['failed', 'edited']);
  expect(problem).toContain(`not ${bundle().sha256} as pinned for example 1.2.3`);
});

test('a server without the file is quoted, and no half file is left', async () => {
  const { problem, state } = await vendorBundle(bundle(`${address}/nothing`), vendored());

  expect([state, problem?.split('\n')[0]]).toEqual(['failed', 'The server answers 404 Not Found']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a server that does not answer is told with its reason, and --from as the way out', async () => {
  const closed = createServer();
  await new Promise<void>((listening) => closed.listen(0, '127.0.0.1', listening));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));

  const { problem } = await vendorBundle(bundle(`http://127.0.0.1:${port}/bundle.yaml`), vendored());

  expect(problem).toMatch(/^connect ECONNREFUSED .*\n.*--from /);
});

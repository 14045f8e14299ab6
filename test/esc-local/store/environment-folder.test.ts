import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EscApi } from '@pulumi/esc-sdk';
import type { EscLocalOptions } from '../../../lib/esc-local/esc-local';
import { filesBelow, folderWith } from '../../cli/command';
import { refusal, SHOP, sdkOf, start } from '../client';

const FILE = 'acme/shop/production.yaml';
const HISTORY = 'acme/shop/.history/production.yaml';

let folder: string;

beforeEach(() => {
  folder = folderWith({});
  write(FILE, 'values: { a: 1 } # by hand\n');
});

test('a definition in the folder is an environment with one revision, and nothing is written for it', async () => {
  const sdk = await open();

  const revisions = await sdk.listEnvironmentRevisions(...SHOP);

  expect(revisions?.map(({ created, number }) => [number, created])).toEqual([
    [1, statSync(join(folder, FILE)).mtime.toISOString()],
  ]);
  expect(filesBelow(folder)).toEqual([FILE]);
});

test('what the API changes is in the file, as it was sent', async () => {
  const sdk = await open();

  await sdk.updateEnvironmentYaml(...SHOP, 'values: { a: { fn::secret: x } } # by API\n');

  expect(readFileSync(join(folder, FILE), 'utf8')).toBe('values: { a: { fn::secret: x } } # by API\n');
  expect(filesBelow(folder)).toEqual([HISTORY, FILE]);
});

test('only the owner can read what the API wrote', async () => {
  const sdk = await open();

  await sdk.updateEnvironmentYaml(...SHOP, 'values: {}\n');

  expect([FILE, HISTORY].map((file) => statSync(join(folder, file)).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('a definition that was read and is sent back, secrets encrypted, still has its secrets', async () => {
  write(FILE, 'values: { a: { fn::secret: x } }\n');
  const sdk = await open();
  const { yaml = '' } = (await sdk.getEnvironment(...SHOP)) ?? {};

  await sdk.updateEnvironmentYaml(...SHOP, `${yaml}# changed\n`);

  expect(readFileSync(join(folder, FILE), 'utf8')).toBe('values: { a: { fn::secret: "x" } }\n# changed\n');
});

test('an edit by hand is a new revision at the next request', async () => {
  const sdk = await open();
  await sdk.getEnvironment(...SHOP);

  write(FILE, 'values: { a: 2 }\n');

  expect((await sdk.openAndReadEnvironment(...SHOP))?.values).toEqual({ a: 2 });
  expect((await sdk.openAndReadEnvironmentAtVersion(...SHOP, '1'))?.values).toEqual({ a: 1 });
});

test.each(['{"values": {"a": 1}}', '', 'null'])(
  'a file with %j stays so, and is no new revision at each look',
  async (text) => {
    write(FILE, text);
    const sdk = await open();
    await sdk.getEnvironment(...SHOP);

    const { yaml = '' } = (await sdk.getEnvironment(...SHOP)) ?? {};

    expect(() => JSON.parse(yaml)).toThrow();
    expect(await sdk.listEnvironmentRevisions(...SHOP)).toHaveLength(1);
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(text);
  },
);

test('revisions and tags are there again after a restart', async () => {
  const first = await open();
  await first.updateEnvironmentYaml(...SHOP, 'values: { a: { fn::secret: two } }\n');
  await first.createEnvironmentRevisionTag(...SHOP, 'stable', 1);
  await first.createEnvironmentTag(...SHOP, 'owner', 'platform');

  const second = await open();

  const read = async (version: string) => (await second.openAndReadEnvironmentAtVersion(...SHOP, version))?.values?.a;
  expect([await read('stable'), await read('2')]).toEqual([1, 'two']);
  expect((await second.getEnvironmentTag(...SHOP, 'owner'))?.value).toBe('platform');
  expect(await second.listEnvironmentRevisions(...SHOP)).toEqual(await first.listEnvironmentRevisions(...SHOP));
});

test('files that appear and vanish are environments that appear and vanish', async () => {
  const sdk = await open();
  await sdk.listEnvironments('acme');

  write('acme/web/test.yaml', 'values: {}\n');
  rmSync(join(folder, FILE));

  const { environments } = (await sdk.listEnvironments('acme')) ?? {};
  expect(environments?.map(({ name, project }) => `${project}/${name}`)).toEqual(['web/test']);
});

test('a file that was seen to be gone and came back is another environment', async () => {
  const sdk = await open();
  await sdk.getEnvironment(...SHOP);
  rmSync(join(folder, FILE));
  await expect(sdk.getEnvironment(...SHOP)).rejects.toMatchObject(refusal(404));

  write(FILE, 'values: { a: 2 }\n');

  expect(await sdk.listEnvironmentRevisions(...SHOP)).toHaveLength(1);
});

test('an environment that is deleted leaves no file', async () => {
  const sdk = await open();
  await sdk.updateEnvironmentYaml(...SHOP, 'values: {}\n');

  await sdk.deleteEnvironment(...SHOP);

  expect(filesBelow(folder)).toEqual([]);
});

test('in memory, the folder is read and never written', async () => {
  write(FILE, 'values: { a: { fn::secret: x } }\n');
  const sdk = await open({ keepInMemory: true });

  await sdk.updateEnvironmentYaml(...SHOP, 'values: { b: 2 }\n');
  await sdk.createEnvironment('acme', 'shop', 'other');
  await sdk.deleteEnvironment('acme', 'shop', 'other');

  expect((await sdk.openAndReadEnvironmentAtVersion(...SHOP, '1'))?.values).toEqual({ a: 'x' });
  expect((await sdk.openAndReadEnvironment(...SHOP))?.values).toEqual({ b: 2 });
  expect(filesBelow(folder)).toEqual([FILE]);
});

test.each(['../../outside', '.hidden', 'a/b', 'with space'])(
  '%j is no environment, whatever lies there',
  async (name) => {
    write('acme/outside.yaml', 'values: {}\n');
    write('acme/shop/.hidden.yaml', 'values: {}\n');
    write('acme/shop/with space.yaml', 'values: {}\n');
    const sdk = await open();

    await expect(sdk.getEnvironment('acme', 'shop', name)).rejects.toMatchObject(refusal(404));
    expect((await sdk.listEnvironments('acme'))?.environments).toHaveLength(1);
  },
);

async function open(options: EscLocalOptions = {}): Promise<EscApi> {
  return sdkOf(await start({ folder, ...options }));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

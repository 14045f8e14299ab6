import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LeakReport } from '../../lib/leak-guard/leak';
import { guardOf } from './leaks-of';

const VALUE = 's3cr3t-v4lue';

let folder: string;
let before: string;

beforeEach(() => {
  before = process.cwd();
  folder = fs.mkdtempSync(join(tmpdir(), 'leak-guard-'));
  process.chdir(folder);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(before);
  fs.rmSync(folder, { recursive: true });
});

test('files are searched in the order of their names, binary ones too', () => {
  plant('dist/b/1.yaml', `a: ${VALUE}`);
  plant('dist/a.bin', Buffer.concat([Buffer.from([200, 255, 0]), Buffer.from(VALUE)]));
  plant('dist/clean.yaml', 'a: b');
  plant('README.md', `\n\n  ${VALUE}`);

  const report = search('.');

  expect(report).toEqual({
    leaks: [leak('README.md', 3, 3), leak('dist/a.bin', 1, 3), leak('dist/b/1.yaml', 1, 4)],
    notJudged: [],
    unreadable: [],
    files: 4,
  });
});

test('what is still to be written is searched like files, its names too', () => {
  plant('dist/a.yaml', 'a: b');
  const unwritten = [
    ['dist/b.yaml', `a: b\nc: ${VALUE}`],
    [`dist/${VALUE}.yaml`, `c: ${VALUE}`],
  ].map(([path = '', text = '']) => [path, Buffer.from(text)] as const);

  const { files, leaks } = guardOf(VALUE).searchPaths(['dist'], { unwritten });

  expect(leaks.map(({ column, file, line }) => [file, line, column])).toEqual([
    ['dist/b.yaml', 2, 4],
    ['…', undefined, undefined],
    ['…', 1, 4],
  ]);
  expect(files).toBe(3);
});

test.each([
  ['dist', 'dist/x'],
  ['dist/', 'dist/x'],
  ['./dist', './dist/x'],
  ['dist/x', 'dist/x'],
])('a file in %s is called %s', (given, name) => {
  plant('dist/x', VALUE);

  const { leaks } = search(given);

  expect(leaks).toEqual([leak(name, 1, 1)]);
});

test('a leak that two paths lead to is reported once', () => {
  plant('dist/prod/x', VALUE);

  const { leaks } = search('dist/prod', 'dist');

  expect(leaks).toEqual([leak('dist/prod/x', 1, 1)]);
});

test.each(['.git', 'node_modules'])('%s is left out, unless it is named', (name) => {
  plant(`a/${name}/config`, VALUE);

  const [unnamed, named] = [search('.'), search(`a/${name}`)];

  expect(unnamed.files).toBe(0);
  expect(named.leaks).toEqual([leak(`a/${name}/config`, 1, 1)]);
});

test('a link is not followed, but what it says is searched', () => {
  plant('outside/x', VALUE);
  fs.mkdirSync('dist');
  fs.symlinkSync('../outside', 'dist/folder');
  fs.symlinkSync('../outside/x', 'dist/file');
  fs.symlinkSync(`../${VALUE}`, 'dist/secret');

  const report = search('dist');

  expect(report).toEqual({ leaks: [leak('dist/secret', 1, 4)], notJudged: [], unreadable: [], files: 3 });
});

test('a link that is given is followed', () => {
  plant('outside/x', VALUE);
  fs.symlinkSync('outside', 'link');

  const { leaks } = search('link');

  expect(leaks).toEqual([leak('link/x', 1, 1)]);
});

test('a link that is given is searched for what it says, if that is wanted', () => {
  plant('outside/x', VALUE);
  fs.symlinkSync('outside', 'link');
  fs.symlinkSync(VALUE, 'secret');

  const { files, leaks } = guardOf(VALUE).searchPaths(['link', 'secret'], { followPaths: false });

  expect(leaks).toEqual([leak('secret', 1, 1)]);
  expect(files).toBe(2);
});

test('a value in the name of a file or folder is a leak, and the name is not printed', () => {
  const inBase64 = Buffer.from(`:${VALUE}`).toString('base64');
  plant(`dist/${VALUE}/${VALUE}.yaml`, 'a: b');
  plant(`dist/b/${inBase64}`, `a: ${VALUE}`);

  const report = search('dist');

  expect(report.leaks).toEqual([
    { file: 'dist/b/…', encoding: 'base64', properties: ['value-1'] },
    leak('dist/b/…', 1, 4),
    { file: 'dist/…', encoding: 'plain', properties: ['value-1'] },
  ]);
  expect(JSON.stringify(report)).not.toContain(VALUE);
});

test('a value in a path that is given is not printed', () => {
  const report = search(`${VALUE}/x`);

  expect(report).toMatchObject({
    leaks: [{ file: '…', encoding: 'plain' }],
    unreadable: [{ file: '…', problem: 'is not there' }],
  });
});

test('a file whose name is no UTF-8 is searched', () => {
  fs.writeFileSync(Buffer.from([0x61, 0xff, 0x62]), VALUE);

  const { leaks, unreadable } = search('.');

  expect(leaks).toEqual([leak('a\ufffdb', 1, 1)]);
  expect(unreadable).toEqual([]);
});

test('paths that are not there, or are no files, are reported', () => {
  const { unreadable } = search('dist', '/dev/null', 'docs');

  expect(unreadable).toEqual([
    { file: '/dev/null', problem: 'is neither a file nor a folder' },
    { file: 'dist', problem: 'is not there' },
    { file: 'docs', problem: 'is not there' },
  ]);
});

test.each([
  ['ENOENT', 'is not there'],
  ['EACCES', 'may not be read'],
  ['EIO', 'cannot be read (EIO)'],
])('a file that fails with %s when its turn comes is reported, and the others are searched', (code, problem) => {
  plant('a', VALUE);
  plant('b', VALUE);
  const open = fs.openSync;
  jest.spyOn(fs, 'openSync').mockImplementation((path, ...rest) => {
    if (path.toString().endsWith('a')) throw Object.assign(new Error(`${VALUE} in a message`), { code });
    return open(path, ...rest);
  });

  const report = search('.');

  expect(report).toEqual({
    leaks: [leak('b', 1, 1)],
    notJudged: [],
    unreadable: [{ file: 'a', problem }],
    files: 1,
  });
});

test('a folder that cannot be listed is reported', () => {
  plant('dist/x/y', VALUE);
  plant('dist/z', VALUE);
  const list = fs.readdirSync as (path: fs.PathLike, options: unknown) => never;
  jest.spyOn(fs, 'readdirSync').mockImplementation((path, options?: unknown) => {
    if (path.toString().endsWith('x')) throw Object.assign(new Error(), { code: 'EACCES' });
    return list(path, options);
  });

  const { leaks, unreadable } = search('dist');

  expect(leaks).toEqual([leak('dist/z', 1, 1)]);
  expect(unreadable).toEqual([{ file: 'dist/x', problem: 'may not be read' }]);
});

test('a value across the border of two pieces of a large file is found, with its line and column', () => {
  const piece = 'x'.repeat(99).concat('\n');
  const text = piece.repeat(10_000);
  plant('large', `${text}${VALUE}${text}ä ${Buffer.from(VALUE).toString('base64')}\n${text}`);

  const { leaks } = search('large');

  expect(leaks.map(({ column, line }) => [line, column])).toEqual([
    [10_001, 1],
    [20_001, 3],
  ]);
});

test('progress tells the files that are done and those that are known', () => {
  plant('dist/a', '1');
  plant('dist/b', '2');
  const told: string[] = [];

  guardOf(VALUE).searchPaths(['dist'], {
    progress: (what, done, total) => told.push(`${what}: ${done} of ${total}`),
  });

  expect(told).toEqual(['files searched: 0 of 2', 'files searched: 1 of 2', 'files searched: 2 of 2']);
});

function search(...paths: readonly string[]): LeakReport {
  const guard = guardOf(VALUE);
  const report = guard.searchPaths(paths);
  guard.dispose();
  return report;
}

function plant(path: string, text: string | Buffer): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, text);
}

function leak(file: string, line: number, column: number) {
  return { file, line, column, encoding: 'plain', properties: ['value-1'] };
}

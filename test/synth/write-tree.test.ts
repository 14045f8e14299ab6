import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FindingsError } from '../../lib/core/finding';
import { compareTree } from '../../lib/synth/compare-tree';
import { writeTree } from '../../lib/synth/write-tree';
import { filesIn, put, treeOf } from './fixtures/trees';

let folder: string;
let root: string;

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'cdk8s-escrow-'));
  root = join(folder, 'dist');
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('what is written', () => {
  test('is the tree, in folders that are made where they are missing', () => {
    const tree = treeOf({ 'prod/a.yaml': 'a: 1\n', 'README.md': 'text\n' });

    const change = writeTree(join(folder, 'deep', 'dist'), tree);

    expect(filesIn(join(folder, 'deep', 'dist'))).toEqual(Object.fromEntries(tree));
    expect(change).toEqual({ added: ['README.md', 'prod/a.yaml'], changed: [], removed: [], unchanged: 0 });
  });

  test('replaces what differs and removes what an earlier run wrote, with the folders that this empties', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'old/deep/c.yaml': 'c: 1\n' }));
    const tree = treeOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 2\n', 'd.yaml': 'd: 1\n' });

    const change = writeTree(root, tree);

    expect(filesIn(root)).toEqual(Object.fromEntries(tree));
    expect(change).toEqual({ added: ['d.yaml'], changed: ['b.yaml'], removed: ['old/deep/c.yaml'], unchanged: 1 });
  });

  test('may be a file where there was a folder, and a folder where there was a file', () => {
    writeTree(root, treeOf({ 'a.yaml/x.yaml': '', 'b.yaml': '' }));
    const tree = treeOf({ 'a.yaml': '', 'b.yaml/x.yaml': '' });

    writeTree(root, tree);

    expect(filesIn(root)).toEqual(Object.fromEntries(tree));
  });

  test('differs when only the bytes do, not the length', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: é\n' }));

    const change = writeTree(root, treeOf({ 'a.yaml': 'a: è\n' }));

    expect(change.changed).toEqual(['a.yaml']);
  });

  test('is told beforehand by compareTree, which writes nothing', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }));
    const tree = treeOf({ 'a.yaml': 'a: 2\n', 'c.yaml': 'c: 1\n' });
    const before = statsIn(folder);

    const told = compareTree(root, tree);

    expect(statsIn(folder)).toEqual(before);
    expect(told).toEqual(writeTree(root, tree));
  });

  test('leaves nothing beside the folder', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));

    writeTree(root, treeOf({ 'a.yaml': 'a: 2\n' }));

    expect(fs.readdirSync(folder)).toEqual(['dist']);
  });
});

describe('what stays', () => {
  test('is everything, when nothing changed', () => {
    const tree = treeOf({ 'prod/a.yaml': 'a: 1\n' });
    writeTree(root, tree);
    const before = statsIn(root);

    writeTree(root, tree);

    expect(statsIn(root)).toEqual(before);
  });

  test('is inode and time of a file that did not change', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' }));
    const before = statsIn(root)['a.yaml'];

    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));

    expect(statsIn(root)['a.yaml']).toEqual(before);
  });

  test('is every foreign file, as it was', () => {
    put(join(root, 'old/notes.txt'), 'mine');
    put(join(root, 'old/script.sh'), '#!/bin/sh\n');
    fs.chmodSync(join(root, 'old/script.sh'), 0o755);
    const { 'old/notes.txt': notes, 'old/script.sh': script } = statsIn(root);

    writeTree(root, treeOf({ 'old/a.yaml': 'a: 1\n' }));
    writeTree(root, treeOf({ 'b.yaml': 'b: 1\n' }));

    expect(statsIn(root)).toMatchObject({ 'old/notes.txt': notes, 'old/script.sh': script });
  });

  test('is a foreign folder with nothing in it, and its mode', () => {
    fs.mkdirSync(join(root, 'empty'), { recursive: true });
    fs.chmodSync(join(root, 'empty'), 0o700);

    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));

    expect(fs.statSync(join(root, 'empty')).mode & 0o777).toBe(0o700);
  });

  test('is a foreign link and its time', () => {
    fs.mkdirSync(root);
    fs.symlinkSync('nowhere', join(root, 'link'));
    fs.lutimesSync(join(root, 'link'), 1, 1);

    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));

    expect(fs.readlinkSync(join(root, 'link'))).toBe('nowhere');
    expect(fs.lstatSync(join(root, 'link')).mtimeMs).toBe(1000);
  });

  test('is what a link leads to', () => {
    put(join(folder, 'elsewhere/generated.yaml'), treeOf({ 'a.yaml': 'a: 1\n' }).get('a.yaml') as string);
    fs.mkdirSync(root);
    fs.symlinkSync('../elsewhere', join(root, 'link'));

    writeTree(root, treeOf({ 'b.yaml': 'b: 1\n' }));

    expect(fs.existsSync(join(root, 'link/generated.yaml'))).toBe(true);
  });

  test('is the content and time of every file on a file system without hard links', () => {
    jest.spyOn(fs, 'linkSync').mockImplementation(() => {
      throw Object.assign(new Error('no links here'), { code: 'ENOTSUP' });
    });
    put(join(root, 'notes.txt'), 'mine');
    fs.utimesSync(join(root, 'notes.txt'), 1, 1);

    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));

    expect(filesIn(root)['notes.txt']).toBe('mine');
    expect(fs.statSync(join(root, 'notes.txt')).mtimeMs).toBe(1000);
    expect(fs.readdirSync(folder)).toEqual(['dist']);
  });

  test('is a link to the output folder', () => {
    fs.mkdirSync(join(folder, 'real'));
    fs.symlinkSync('real', root);
    const tree = treeOf({ 'a.yaml': 'a: 1\n' });

    writeTree(root, tree);

    expect(fs.readlinkSync(root)).toBe('real');
    expect(filesIn(join(folder, 'real'))).toEqual(Object.fromEntries(tree));
  });
});

describe('a foreign file in the way', () => {
  test('is refused, with every other one, and nothing is written', () => {
    put(join(root, 'a.yaml'), 'mine: 1\n');
    put(join(root, 'b'), 'mine');
    fs.mkdirSync(join(root, 'd'));
    fs.symlinkSync(folder, join(root, 'd/e'));
    const before = statsIn(root);

    const codes = codesOf(() =>
      writeTree(root, treeOf({ 'a.yaml': '', 'b/c.yaml': '', 'd/e/f.yaml': '', 'g.yaml': '' })),
    );

    expect(codes).toEqual([
      'synth/foreign-file dist/a.yaml',
      'synth/foreign-file dist/b',
      'synth/foreign-file dist/d/e',
    ]);
    expect(statsIn(root)).toEqual(before);
  });

  test('is refused below the path of a file, too', () => {
    put(join(root, 'a.yaml/notes.txt'), 'mine');

    const codes = codesOf(() => writeTree(root, treeOf({ 'a.yaml': '' })));

    expect(codes).toEqual(['synth/foreign-file dist/a.yaml/notes.txt']);
  });

  test('is refused instead of the folder', () => {
    put(root, 'mine');

    const codes = codesOf(() => writeTree(root, treeOf({ 'a.yaml': '' })));

    expect(codes).toEqual(['synth/output-not-folder dist']);
  });

  test('that comes while the tree is written is not lost', () => {
    writeTree(root, treeOf({ 'a.yaml': 'a: 1\n' }));
    put(join(root, 'notes.txt'), 'old');
    beforeSwap(() => {
      put(join(root, 'late/notes.txt'), 'late');
      fs.rmSync(join(root, 'notes.txt'));
      put(join(root, 'notes.txt'), 'new');
    });

    const tree = treeOf({ 'a.yaml': 'a: 2\n' });
    writeTree(root, tree);

    expect(filesIn(root)).toEqual({ ...Object.fromEntries(tree), 'late/notes.txt': 'late', 'notes.txt': 'new' });
  });
});

describe('a write that ended before its time', () => {
  const older = treeOf({ 'a.yaml': 'a: 1\n' });
  const newer = treeOf({ 'a.yaml': 'a: 2\n' });

  test.each([
    ['while the next tree was built', { dist: older, '.dist.next': treeOf({ 'b.yaml': '' }) }],
    ['between the two renames', { '.dist.next': treeOf({ 'b.yaml': '' }), '.dist.previous': older }],
    ['while the previous tree was removed', { dist: older, '.dist.previous': treeOf({ 'c.yaml': '' }) }],
    ['after somebody made the folder anew', { dist: older, '.dist.next': newer, '.dist.previous': newer }],
    ['while the first tree was built', { '.dist.next': older }],
  ])('%s is settled by the next', (_, left: Record<string, ReadonlyMap<string, string>>) => {
    for (const [name, tree] of Object.entries(left)) writeTree(join(folder, name), tree);

    writeTree(root, newer);

    expect(filesIn(folder)).toEqual({ 'dist/a.yaml': newer.get('a.yaml') });
  });

  test('between the two renames has the tree that was there put back', () => {
    writeTree(join(folder, '.dist.previous'), older);
    const before = statsIn(join(folder, '.dist.previous'));

    writeTree(root, older);

    expect(statsIn(root)).toEqual(before);
  });

  test('between the two renames is compared as the tree that was there', () => {
    writeTree(join(folder, '.dist.previous'), older);

    const change = compareTree(root, newer);

    expect(change).toEqual({ added: [], changed: ['a.yaml'], removed: [], unchanged: 0 });
    expect(fs.readdirSync(folder)).toEqual(['.dist.previous']);
  });

  test('by an error puts everything back', () => {
    writeTree(root, older);
    const before = statsIn(root);
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (to === root && String(from).endsWith('.next')) throw new Error('no luck');
      rename(from, to);
    });

    expect(() => writeTree(root, newer)).toThrow('no luck');

    expect(statsIn(root)).toEqual(before);
    expect(fs.readdirSync(folder)).toEqual(['dist']);
  });

  test('at a mount point says what to mount instead', () => {
    writeTree(root, older);
    jest.spyOn(fs, 'renameSync').mockImplementationOnce(() => {
      throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    });

    const codes = codesOf(() => writeTree(root, newer));

    expect(codes).toEqual(['synth/output-is-mount dist']);
    expect(filesIn(folder)).toEqual({ 'dist/a.yaml': older.get('a.yaml') });
  });
});

/** Inode, time of change and mode of a folder and everything in it, by path. */
function statsIn(start: string): Record<string, readonly number[]> {
  const paths = fs.readdirSync(start, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    ['', ...paths].map((path) => {
      const { ino, mtimeMs, mode } = fs.lstatSync(join(start, path));
      return [path, [ino, mtimeMs, mode]];
    }),
  );
}

/** Runs the action when the next tree is complete and the old one still stands. */
function beforeSwap(action: () => void): void {
  const rename = fs.renameSync;
  jest.spyOn(fs, 'renameSync').mockImplementationOnce((from, to) => {
    action();
    rename(from, to);
  });
}

/** Codes and paths of what the action refuses. */
function codesOf(action: () => void): string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

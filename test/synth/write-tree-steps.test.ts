import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTree } from '../../lib/synth/compare-tree';
import { isChange } from '../../lib/synth/tree';
import { writeTree } from '../../lib/synth/write-tree';
import { filesIn, put, treeOf } from './fixtures/trees';

const older = treeOf({ 'a.yaml': 'a: 1\n', 'b/same.yaml': 'b: 1\n', 'b/gone.yaml': 'c: 1\n', 'gone/d.yaml': 'd: 1\n' });
const newer = treeOf({ 'a.yaml': 'a: 2\n', 'b/same.yaml': 'b: 1\n', 'new/e.yaml': 'e: 1\n' });
const foreign = { 'b/notes.txt': 'mine', 'other/notes.txt': 'mine too' };

/** Every call by which the writer changes what is on disk. */
const STEPS = [
  ...(['mkdirSync', 'writeFileSync', 'linkSync', 'copyFileSync', 'symlinkSync', 'chmodSync'] as const),
  ...(['utimesSync', 'lutimesSync', 'renameSync', 'unlinkSync', 'rmdirSync', 'rmSync'] as const),
];

/** More than a write of these trees takes. */
const MANY_STEPS = 60;

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

test('a writer that dies at any step leaves one tree or the other', () => {
  const left = Array.from({ length: MANY_STEPS }, (_, steps) => {
    startWithOlder();
    dieAfter(steps, () => writeTree(root, newer));
    return [fs.existsSync(root) ? versionOf(filesIn(root)) : 'absent', comparedVersion()].join();
  });

  expect(new Set(left)).toEqual(new Set(['older,older', 'absent,older', 'newer,newer']));
});

test('what it left is settled by the next, even if that dies at any step, too', () => {
  const settled = new Set<string>();
  for (let steps = 0; steps < MANY_STEPS; steps++) {
    for (let more = steps % 5; more < MANY_STEPS; more += 5) {
      startWithOlder();
      dieAfter(steps, () => writeTree(root, newer));
      dieAfter(more, () => writeTree(root, older));
      writeTree(root, newer);
      settled.add(`${fs.readdirSync(folder)} ${versionOf(filesIn(root))}`);
    }
  }

  expect([...settled]).toEqual(['dist newer']);
}, 120_000);

function startWithOlder(): void {
  for (const file of fs.readdirSync(folder)) fs.rmSync(join(folder, file), { recursive: true });
  for (const [path, content] of Object.entries(foreign)) put(join(root, path), content);
  writeTree(root, older);
}

/** Runs the action until it has changed the disk so many times; then it changes nothing more, as if it were killed. */
function dieAfter(steps: number, action: () => void): void {
  let left = steps;
  for (const step of STEPS) {
    const real = fs[step] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, step).mockImplementation((...args: unknown[]) => {
      if (left-- <= 0) throw new Error('dead');
      return real(...args) as undefined;
    });
  }
  try {
    action();
  } catch (error) {
    if ((error as Error).message !== 'dead') throw error;
  } finally {
    jest.restoreAllMocks();
  }
}

function versionOf(files: Record<string, string>): string {
  const text = (tree: object) => JSON.stringify(Object.entries(tree).sort());
  const versions = Object.entries({ older, newer });
  const found = versions.find(([, tree]) => text({ ...Object.fromEntries(tree), ...foreign }) === text(files));
  return found?.[0] ?? 'mixed';
}

function comparedVersion(): string {
  if (!isChange(compareTree(root, older))) return 'older';
  return isChange(compareTree(root, newer)) ? 'neither' : 'newer';
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compareTree } from '../../lib/synth/compare-tree';
import { isChange, type Tree } from '../../lib/synth/tree';
import { writeTree } from '../../lib/synth/write-tree';
import { filesIn, put, treeA, treeB } from './fixtures/trees';

const KILLS = 100;

/** Longer than one write takes, so that kills fall on every step of it. */
const LONGEST_WAIT_MS = 60;

/** Files that are in both trees and say which one it is. */
const STAMPED = [1, 103, 205, 299].map((index) => `cluster/unit-${index % 7}/file-${index}.yaml`);

const seed = Number(process.env.KILL_SEED ?? process.hrtime.bigint() % 1_000_000n);

const foreign = { 'cluster/unit-1/foreign.txt': 'mine', 'notes/foreign.md': 'mine too' };

let folder: string;
let root: string;
let writer: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-'));
  root = join(folder, 'dist');
});

afterEach(() => {
  writer?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test(`a writer killed at any moment leaves one tree or the other (KILL_SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  const left: string[] = [];
  for (const [path, content] of Object.entries(foreign)) put(join(root, path), content);
  writeTree(root, treeA);

  for (let kill = 0; kill < KILLS; kill++) {
    writer = await startWriter();
    await pause(random() * LONGEST_WAIT_MS);
    await killed(writer);

    left.push(`${existsSync(root) ? versionOf(filesIn(root)) : 'absent'}, ${comparedVersion()} pending`);
    writeTree(root, random() < 0.5 ? treeA : treeB);
    left.push(`${readdirSync(folder)} ${versionOf(filesIn(root))}`);
  }

  const allowed = ['A, A pending', 'B, B pending', 'absent, A pending', 'absent, B pending', 'dist A', 'dist B'];
  expect(left.filter((state) => !allowed.includes(state))).toEqual([]);
}, 180_000);

test('a reader that entered the folder never sees two trees mixed', async () => {
  writeTree(root, treeA);
  writer = await startWriter();

  const seen = readStamps();

  expect([...seen].sort()).toEqual(['a,a,a,a', 'b,b,b,b']);
}, 60_000);

/** Reads the version in several files of one folder until both versions were seen often. */
function readStamps(): Set<string> {
  const home = process.cwd();
  const seen = new Set<string>();
  const end = performance.now() + 30_000;
  for (let reads = 0; (reads < 1_000 || seen.size < 2) && performance.now() < end; ) {
    try {
      process.chdir(root);
      seen.add(STAMPED.map((path) => /version: (.)/.exec(readFileSync(path, 'utf8'))?.[1]).join());
      reads++;
    } catch (error) {
      // Between the renames there is no folder, and after them the files of the old one go.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    } finally {
      process.chdir(home);
    }
  }
  return seen;
}

async function startWriter(): Promise<ChildProcess> {
  const fixture = join(__dirname, 'fixtures', 'write-forever.ts');
  const program = `require('jiti').createJiti(${JSON.stringify(__filename)})(${JSON.stringify(fixture)})`;
  const child = spawn(process.execPath, ['-e', program, '', root], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Which tree the files are, with the foreign files in it; `mixed` when they are neither. */
function versionOf(files: Record<string, string>): string {
  const text = JSON.stringify(Object.entries(files).sort());
  const version = Object.entries({ A: treeA, B: treeB }).find(([, tree]) => text === expectedText(tree));
  return version?.[0] ?? 'mixed';
}

function expectedText(tree: Tree): string {
  return JSON.stringify(Object.entries({ ...Object.fromEntries(tree), ...foreign }).sort());
}

/** Which tree `compareTree` takes for the one on disk. */
function comparedVersion(): string {
  if (!isChange(compareTree(root, treeA))) return 'A';
  return isChange(compareTree(root, treeB)) ? 'neither' : 'B';
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { tryReadProcess } from '../../lib/synth/process-life';
import { whileLocked } from '../../lib/synth/writer-lock';

/** Linux tells a killed process from a running one, and one from another of the same number. */
const TELLS_PROCESSES_APART = tryReadProcess(process.pid) !== undefined;

let folder: string;
let lock: string;

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'cdk8s-escrow-'));
  lock = join(folder, '.dist.lock');
});

afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('the lock names its holder while the action runs, and is gone after it', () => {
  const held = whileLocked(lock, 'dist', () => JSON.parse(fs.readFileSync(lock, 'utf8')));

  expect(held).toMatchObject({ pid: process.pid, host: hostname() });
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('the lock is gone after an action that failed', () => {
  const fail = () =>
    whileLocked(lock, 'dist', () => {
      throw new Error('failed');
    });

  expect(fail).toThrow('failed');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a lock that a live process holds is refused with its number', () => {
  leaveLock(lock, { pid: process.ppid });

  const enter = () => whileLocked(lock, 'dist', () => 'inside');

  expect(enter).toThrow(
    `synth/locked  dist\n  Process ${process.ppid} on host "${hostname()}" is writing to "dist".\n`,
  );
});

test('a lock from another host is refused, dead or not', () => {
  leaveLock(lock, { pid: deadPid(), host: 'elsewhere' });

  const enter = () => whileLocked(lock, 'dist', () => 'inside');

  expect(enter).toThrow('on host "elsewhere" is writing');
});

test('a lock that nobody can read is refused', () => {
  fs.writeFileSync(lock, '');

  const enter = () => whileLocked(lock, 'dist', () => 'inside');

  expect(enter).toThrow('Another process is writing to "dist".');
});

test('a lock of a dead process is taken over, with what was left of earlier attempts', () => {
  leaveLock(lock, { pid: deadPid(), id: 'first' });
  leaveLock(`${lock}.after-first`, { pid: deadPid(), id: 'second' });
  fs.writeFileSync(`${lock}.draft`, '');

  const result = whileLocked(lock, 'dist', () => 'inside');

  expect(result).toBe('inside');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a lock of a killed process is taken over before its parent has asked how it ended', async () => {
  // The shell becomes a sleep, which never asks.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed] = await once(parent.stdout, 'data');
  const pid = Number(printed);
  process.kill(pid, 'SIGKILL');
  await until(() => tryReadProcess(pid)?.hasEnded !== false);
  leaveLock(lock, { pid });

  expect(tryToEnter()).toBe(TELLS_PROCESSES_APART ? 'inside' : 'refused');
  parent.kill('SIGKILL');
});

test('a lock is taken over whose number belongs to another process by now', () => {
  leaveLock(lock, { pid: process.ppid, started: 'long ago' });

  expect(tryToEnter()).toBe(TELLS_PROCESSES_APART ? 'inside' : 'refused');
});

test('a lock whose takeover is under way in a live process is refused', () => {
  leaveLock(lock, { pid: deadPid(), id: 'first' });
  leaveLock(`${lock}.after-first`, { pid: process.ppid, id: 'second' });

  const enter = () => whileLocked(lock, 'dist', () => 'inside');

  expect(enter).toThrow(`Process ${process.ppid}`);
});

test('a lock that was taken over meanwhile is refused', () => {
  leaveLock(lock, { pid: deadPid(), id: 'first' });
  const link = fs.linkSync;
  jest.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
    link(from, to);
    leaveLock(lock, { pid: process.ppid, id: 'faster' });
  });

  const enter = () => whileLocked(lock, 'dist', () => 'inside');

  expect(enter).toThrow(`Process ${process.ppid}`);
});

test('a lock with our own number is of a process before a restart', () => {
  leaveLock(lock, { pid: process.pid });

  const result = whileLocked(lock, 'dist', () => 'inside');

  expect(result).toBe('inside');
});

test('a lock can be had and is exclusive on a file system without hard links', () => {
  jest.spyOn(fs, 'linkSync').mockImplementation(() => {
    throw Object.assign(new Error('no links here'), { code: 'ENOTSUP' });
  });

  const result = whileLocked(lock, 'dist', () => {
    leaveLock(lock, { pid: process.ppid });
    expect(() => whileLocked(lock, 'dist', () => 'inside')).toThrow('is writing');
    return 'inside';
  });

  expect(result).toBe('inside');
});

test('of many that die with the lock, two are never inside at once', async () => {
  const program = `require('jiti').createJiti(${JSON.stringify(__filename)})('./fixtures/contend-for-lock.ts')`;
  const contend = async (times: number) => {
    const child = spawn(process.execPath, ['-e', program, '', folder, String(times)], { stdio: 'inherit' });
    return (await once(child, 'exit')).join();
  };

  const ends = await Promise.all(Array.from({ length: 16 }, (_, index) => contend(index % 4)));

  expect(ends).toEqual(ends.map(() => ',SIGKILL'));
}, 60_000);

function tryToEnter(): string {
  try {
    return whileLocked(lock, 'dist', () => 'inside');
  } catch {
    return 'refused';
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(5);
}

function leaveLock(path: string, holder: { pid: number; host?: string; started?: string; id?: string }): void {
  fs.writeFileSync(path, JSON.stringify({ host: hostname(), id: 'some', ...holder }));
}

/** Number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

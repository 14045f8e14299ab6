import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { FindingsError } from '../core/finding.ts';
import { isWithoutLinks } from './link-support.ts';
import { tryReadProcess } from './process-life.ts';

/** Who holds a lock, as it stands in the lock file. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, where the system tells: its number may belong to another one by now. */
  readonly started?: string;
  /** Never used twice, so that a lock that was read a while ago can be told from the one that is there now. */
  readonly id: string;
}

/**
 * Runs the action while no other process runs one with the same lock file, and never waits.
 *
 * A lock whose process was killed is taken over.
 *
 * @param lock path of the lock file; its folder exists.
 * @param name what a finding calls the thing that is locked.
 * @throws FindingsError `synth/locked` when a live process, or one on another host, holds the lock.
 */
export function whileLocked<T>(lock: string, name: string, action: () => T): T {
  new LockSeeker(lock, name).acquire(lock);
  try {
    removeLeftovers(lock);
    return action();
  } finally {
    rmSync(lock);
  }
}

class LockSeeker {
  private readonly holder: Holder = {
    pid: process.pid,
    host: hostname(),
    started: tryReadProcess(process.pid)?.started,
    id: randomUUID(),
  };
  private readonly draft: string;

  constructor(
    lock: string,
    private readonly name: string,
  ) {
    this.draft = `${lock}.${this.holder.id}`;
  }

  /**
   * Creates the file, or replaces it when its holder is dead.
   *
   * Two processes that find the same dead holder must not both replace it. So the right to replace it is a lock too,
   * named after the dead holder; and once that is held, only the file that still names this holder is replaced.
   */
  acquire(path: string): void {
    while (!this.tryCreate(path)) {
      const holder = tryRead(path);
      if (holder === 'gone') continue;
      if (holder === 'unreadable' || isAlive(holder)) throw locked(this.name, path, holder);
      if (this.tryReplace(path, holder)) return;
    }
  }

  private tryReplace(path: string, dead: Holder): boolean {
    const claim = `${path}.after-${dead.id}`;
    this.acquire(claim);
    try {
      const holder = tryRead(path);
      if (typeof holder === 'string' || holder.id !== dead.id) return false;
      this.write();
      renameSync(this.draft, path);
      return true;
    } finally {
      rmSync(claim, { force: true });
    }
  }

  /** The file appears with its content, so that nobody reads half of it. */
  private tryCreate(path: string): boolean {
    this.write();
    try {
      linkSync(this.draft, path);
      return true;
    } catch (error) {
      if (isWithoutLinks(error)) return this.tryCopy(path);
      // ENOENT: the holder of the lock took the draft for a leftover.
      if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) return false;
      throw error;
    } finally {
      rmSync(this.draft, { force: true });
    }
  }

  private tryCopy(path: string): boolean {
    try {
      copyFileSync(this.draft, path, constants.COPYFILE_EXCL);
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  }

  private write(): void {
    writeFileSync(this.draft, `${JSON.stringify(this.holder)}\n`);
  }
}

/** Drafts and claims of processes that were killed. Whoever still needs one makes it again. */
function removeLeftovers(lock: string): void {
  for (const file of readdirSync(dirname(lock))) {
    if (file.startsWith(`${basename(lock)}.`)) rmSync(join(dirname(lock), file), { force: true });
  }
}

function tryRead(path: string): Holder | 'gone' | 'unreadable' {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return isCode(error, 'ENOENT') ? 'gone' : 'unreadable';
  }
}

function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  // A writer never waits for itself: in a restarted container the same number is another process.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
  const state = tryReadProcess(pid);
  if (state === undefined) return true;
  return !state.hasEnded && (started === undefined || started === state.started);
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

function locked(name: string, path: string, holder: Holder | 'unreadable'): FindingsError {
  const who = holder === 'unreadable' ? 'Another process' : `Process ${holder.pid} on host "${holder.host}"`;
  return new FindingsError([
    {
      code: 'synth/locked',
      severity: 'error',
      path: name,
      problem: `${who} is writing to "${name}".`,
      cause: 'Two writers at once would undo each other. Nothing was written.',
      mend: `Wait until it has ended. If it ended long ago, delete "${basename(path)}" beside the output folder.`,
    },
  ]);
}

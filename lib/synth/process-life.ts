import { readFileSync } from 'node:fs';

/** What the system tells of a process that it still has an entry for. */
export interface ProcessState {
  /** Ended, and only kept until its parent asks how; in a container without an init process that can take for ever. */
  readonly hasEnded: boolean;
  /** When it started, in a unit of the system's own: tells it from an earlier process of the same number. */
  readonly started: string;
}

/** State of a process on Linux; undefined on other systems, and for a process that is gone. */
export function tryReadProcess(pid: number): ProcessState | undefined {
  try {
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Reads `/proc/<pid>/stat` (proc(5)): the name in parentheses may hold anything, spaces and parentheses included. */
export function parseProcStat(text: string): ProcessState {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { hasEnded: fields[0] === 'Z' || fields[0] === 'X', started: fields[STARTED_FIELD] ?? '' };
}

/** Field 22 of the file; the list begins with field 3. */
const STARTED_FIELD = 22 - 3;

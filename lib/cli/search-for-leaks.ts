import type { GuardedEnvironments } from '../esc-leaks/guard-environments.ts';
import type { LeakReport } from '../leak-guard/leak.ts';
import type { TreeSearchOptions } from '../leak-guard/tree-search.ts';
import { committableFiles } from './committable-files.ts';
import type { TerminalProgress } from './terminal-progress.ts';

/** Where to look. */
export interface SearchedPlaces extends Pick<TreeSearchOptions, 'unwritten'> {
  /**
   * Files and folders.
   * @default - everything that Git has or would take; without Git, the working directory
   */
  readonly paths?: readonly string[];
}

/** Values to look for, and what kept others from being known. */
export type Guarded = Omit<GuardedEnvironments, 'warnings'>;

/**
 * Looks for what is guarded, and disposes of the guard. Where somebody has interrupted, or no value at all could be read, no file
 * is.
 *
 * It leaves no time for handling a signal, so that Ctrl-C has to end the process by itself meanwhile.
 */
export function searchForLeaks(
  guarded: Guarded,
  { paths, unwritten }: SearchedPlaces,
  progress: TerminalProgress,
): LeakReport {
  const { guard, unknown } = guarded;
  try {
    if (isFutile(guarded)) return { leaks: [], notJudged: unknown, unreadable: [], files: 0 };
    const committable = paths === undefined ? committableFiles() : undefined;
    const report = guard.searchPaths(paths ?? committable ?? ['.'], {
      followPaths: committable === undefined,
      unwritten,
      progress: (_, done, total) => progress.report('Searching files', done, total),
    });
    return { ...report, notJudged: [...report.notJudged, ...unknown] };
  } finally {
    guard.dispose();
    progress.end();
  }
}

function isFutile({ failures, values }: Guarded): boolean {
  return failures.some(({ kind }) => kind === 'interrupted') || (values === 0 && failures.length > 0);
}

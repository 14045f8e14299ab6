/** What a command's exit code means to CI. */
export const ExitCode = {
  /** Nothing to say. */
  good: 0,
  /** The command ran and found something: an error in the program, or a stale `dist/`. */
  findings: 1,
  /** The command could not do its work: no program, no access, a wrong option. */
  failed: 2,
} as const;

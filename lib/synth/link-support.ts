/** How systems say that they have no hard links, here or for this file, or no further one for it. */
const CODES = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/** Whether a hard link failed because it cannot be had, so that a copy has to do. */
export function isWithoutLinks(error: unknown): boolean {
  return CODES.has((error as NodeJS.ErrnoException).code ?? '');
}

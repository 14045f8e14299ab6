import { readFileSync } from 'node:fs';

/** Something that the person who seals, or who names a sealed file, has to mend; the message says what. Never holds a value. */
export class SealingError extends Error {}

/**
 * Text of a file.
 *
 * @throws SealingError when it cannot be read.
 */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SealingError(code === 'ENOENT' ? `There is no ${path}.` : `${path} cannot be read: ${code}.`, {
      cause: error,
    });
  }
}

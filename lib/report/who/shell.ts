import { visible } from '../visible-text.ts';

/**
 * A word of a command line for bash and zsh, in quotes where it needs them; undefined for a text that no terminal shows as it is, and
 * that nobody should paste.
 */
export function shellWord(text: string): string | undefined {
  if (visible(text) !== text) return undefined;
  return BARE.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const BARE = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** A command line, broken where it is too long for a terminal; undefined when one of its words cannot be shown. */
export function commandLine(words: readonly string[]): string | undefined {
  const quoted = words.map(shellWord);
  if (!quoted.every((word) => word !== undefined)) return undefined;
  return withValues(quoted).reduce((line, part) => {
    const lastLength = line.length - line.lastIndexOf('\n') - 1;
    return lastLength + 1 + part.length > LONGEST_LINE ? `${line} \\\n  ${part}` : `${line} ${part}`;
  });
}

/** With room for an indent and the backslash at the end. */
const LONGEST_LINE = 72;

/** An option and what follows it stay in one line. */
function withValues(words: readonly string[]): readonly string[] {
  const parts: string[] = [];
  for (const word of words) {
    const last = parts.at(-1) ?? '';
    const isValue = /^--[a-z-]+$/.test(last) && !word.startsWith('--');
    if (isValue) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  return parts;
}

/**
 * A command that gets a value on its standard input, from somebody who types or pastes one line: it reaches neither the screen nor
 * the history, an argument or a file.
 */
export function withTypedValue(command: string): string {
  return `(read -rs VALUE && printf %s "$VALUE" |\n  ${command})`;
}

/**
 * Why Go's `regexp` does not compile a pattern, as far as can be told without Go; undefined when nothing stands against it.
 *
 * Go has neither look-around nor back-references; what else it refuses, JavaScript refuses too.
 */
export function goRegexpProblem(pattern: string): string | undefined {
  const bare = withoutLiterals(pattern);
  if (/\(\?<?[=!]/.test(bare)) return 'looks ahead or behind, which Go cannot';
  if (/(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(pattern)) return 'refers back to a group, which Go cannot';
  return compile(pattern) ? undefined : 'does not compile';
}

/** Whether a pattern can only match a whole text: each of its alternatives begins with `^` and ends with `$`. */
export function isAnchored(pattern: string): boolean {
  const alternatives = withoutGroups(withoutLiterals(pattern)).split('|');
  return alternatives.every((alternative) => /^\^.*\$$/s.test(alternative));
}

/** The pattern as JavaScript runs it; undefined where the two languages may differ, or for a pattern that neither knows. */
export function toJavaScript(pattern: string): RegExp | undefined {
  return /\(\?|\[\[:|\\[^.\-dw]/.test(pattern) ? undefined : compile(pattern);
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(
      pattern
        .replaceAll('(?P<', '(?<')
        .replaceAll(/\(\?[imsU-]+\)/g, '')
        .replaceAll(/\(\?[imsU-]+:/g, '(?:'),
    );
  } catch {
    return undefined;
  }
}

/** Escapes and character classes as one letter each. */
function withoutLiterals(pattern: string): string {
  return pattern.replaceAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]/gs, 'x');
}

function withoutGroups(pattern: string): string {
  const shorter = pattern.replaceAll(/\([^()]*\)/g, 'x');
  return shorter === pattern ? pattern : withoutGroups(shorter);
}

import type { TextRule } from '../upstream/text-rule.ts';

/** Why a service does not take a text, as one line of a {@link Property.problem}; undefined when it does. */
export function textProblem(what: string, text: string, { allowed, pattern }: TextRule): string | undefined {
  return pattern.test(text) ? undefined : `${JSON.stringify(text)} is no ${what}: write ${allowed}`;
}

/** The problems of one reference, a line each; undefined when there are none. */
export function joinProblems(...problems: readonly (string | undefined)[]): string | undefined {
  return problems.filter((problem) => problem !== undefined).join('\n') || undefined;
}

import type { SecretKeys } from './secret-keys.ts';

/**
 * What of a Go template cannot be rendered, because it names no value or names one as no key can be named.
 *
 * Looks at the plain references only: where `range` and the like change what the dot means, nothing is said.
 */
export function templateProblems(template: string, values: SecretKeys): readonly string[] {
  const actions = [...template.matchAll(/\{\{(?!-?\s*\/\*)(.*?)\}\}/gs)].map(([, action = '']) => action);
  if (actions.some((action) => /^-?\s*(?:range|with|define|block|template)\b/.test(action))) return [];
  return actions.flatMap((action) => [
    ...[...action.matchAll(INDEXED)].flatMap(([, key = '']) => unknownKey(key, values)),
    ...[...action.replaceAll(TEXT, '""').matchAll(FIELD)].flatMap(([, key = '']) => fieldProblems(key, values)),
  ]);
}

/** `index . "my-key"` */
const INDEXED = /\bindex\s+\$?\.\s+"([^"]+)"/g;

/** `.key` or `$.key`, and what clings to it. */
const FIELD = /(?<![\w)\].$"])\$?\.([a-zA-Z_]\w*(?:[-.]\w+)*)/g;

const TEXT = /"(?:\\.|[^"\\])*"|`[^`]*`/g;

/** A value is a text and has no fields, and a dash ends a name. */
function fieldProblems(key: string, values: SecretKeys): readonly string[] {
  return /[-.]/.test(key) ? [`".${key}" is no name of one key; write index . "${key}"`] : unknownKey(key, values);
}

function unknownKey(key: string, { isComplete, known }: SecretKeys): readonly string[] {
  if (!isComplete || known.has(key)) return [];
  return [`there is no value "${key}" among ${[...known].map((name) => `"${name}"`).join(', ') || 'none'}`];
}

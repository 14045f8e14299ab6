/**
 * One key of a JSON object as External Secrets Operator 2.9.0 reads it in `remoteRef.property`.
 *
 * The operator takes the text for a gjson path: a dot goes one level down, `*` matches anything, `@this` is the whole secret.
 * Escaped, each of these is part of the key. What is safe bare is the same as in gjson's own `Escape`.
 */
export function jsonKeyProperty(key: string): string {
  return key.replace(/[!-,./;-@[-^`{-~]/g, '\\$&');
}

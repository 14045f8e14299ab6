import { PropertyPath } from '../stores/pulumi-esc/property-path.ts';
import { ESC_CALL_PREFIX, ESC_SECRET_CALL } from '../upstream/pulumi-esc-definition.ts';
import type { DefinitionEdit } from './definition-edit.ts';
import { callOf, declaredSecrets, holdsSecret, isList, isMap, type Tree, type TreePath } from './definition-tree.ts';

/** One difference between what is declared and what is there, for people and machines. It holds no value. */
export interface DefinitionChange {
  readonly change: 'added' | 'removed' | 'changed';
  /** Path of the value, for instance `database.password`; or `imports`. */
  readonly path: string;
  /**
   * What is declared, for instance `number`, `secret string from DB_PASSWORD` or `fn::toJSON`; the names of imports.
   * @default - nothing
   */
  readonly is?: string;
  /**
   * What is there, in the same words. The same as {@link is} where the value alone is another.
   * @default - nothing
   */
  readonly was?: string;
}

/** Says what edits mean, one entry for each value. */
export function describeEdits(edits: readonly DefinitionEdit[]): readonly DefinitionChange[] {
  return edits.flatMap(({ after, at, before }): readonly DefinitionChange[] => {
    if (before === undefined) {
      return leaves(after, at).map(([path, is]) => ({ change: 'added', path, is }));
    }
    if (after === undefined) {
      return leaves(before, at).map(([path, was]) => ({ change: 'removed', path, was }));
    }
    return [{ change: 'changed', path: pathOf(at), is: describe(after, at), was: describe(before, at) }];
  });
}

/** The property path of what lies at a way, without the functions on it. */
export function pathOf([part = '', ...steps]: TreePath): string {
  const named = steps.filter((step) => typeof step === 'number' || !step.startsWith(ESC_CALL_PREFIX));
  if (named.length === 0) return String(part);
  try {
    return PropertyPath.of(...named).toString();
  } catch {
    // Somebody else may have written a key that no path can name.
    return named.join('.');
  }
}

function leaves(tree: Tree | undefined, at: TreePath): readonly (readonly [path: string, description: string])[] {
  const entries = isMap(tree) && callOf(tree) === undefined ? Object.entries(tree) : [];
  if (entries.length === 0) return [[pathOf(at), describe(tree, at)]];
  return entries.flatMap(([key, value]) => leaves(value, [...at, key]));
}

function describe(tree: Tree | undefined, [part]: TreePath): string {
  if (part === 'imports' && isList(tree)) return tree.map(describeImport).join(', ') || 'nothing';
  const call = callOf(tree);
  if (call === ESC_SECRET_CALL) {
    const [secret] = declaredSecrets(tree);
    return secret === undefined ? 'secret string' : `secret string from ${secret.variable}`;
  }
  if (call !== undefined) return holdsSecret(tree) ? `secret ${call}` : call;
  if (tree === null) return 'null';
  return isList(tree) ? 'array' : typeof tree;
}

function describeImport(entry: Tree): string {
  return isMap(entry) ? `${Object.keys(entry).join()} (not merged)` : String(entry);
}

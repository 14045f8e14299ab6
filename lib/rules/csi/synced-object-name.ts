import { describe, objectsAt } from '../../core/manifest.ts';
import type { ListedClass } from '../classes/classes.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** What a class copies into a Kubernetes Secret is a file that it mounts (Secrets Store CSI Driver 1.6.0, `secretutil`). */
export const syncedFiles: Rule = {
  code: 'csi/synced-object-name',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const view of cluster.classes().listed) {
      const { object } = view;
      const names = new Set(view.files.flatMap((file) => file.names));
      for (const { secretName, ...secret } of view.secretObjects) {
        for (const { objectName } of objectsAt(secret, 'data')) {
          if (typeof objectName !== 'string' || isFile(objectName.trim(), names, view)) continue;
          yield {
            path: object.path,
            problem: `${describe(object.identity)} is to copy "${objectName}" into Secret "${secretName}", and mounts no file of that name.`,
            cause: `The driver makes no Secret then (FailedToCreateSecret, "file matching objectName ${objectName} not found in the pod"), and whatever reads it waits.`,
            mend: `Write the name of a file as objectName: ${suggestions(objectName, names, view)}.`,
          };
        }
      }
    }
  },
};

/** Files that a flag of the provider adds may be there or not. */
function isFile(objectName: string, names: ReadonlySet<string>, { provider }: ListedClass): boolean {
  if (objectName === '' || names.has(objectName)) return true;
  const { suffixes = [] } = provider.fileList;
  return suffixes.some((suffix) => objectName.endsWith(suffix) && names.has(objectName.slice(0, -suffix.length)));
}

/** Mostly it is the object's name in the store, and its file has another one. */
function suggestions(objectName: string, names: ReadonlySet<string>, { files }: ListedClass): string {
  const own = files.find(({ fields }) => Object.values(fields).includes(objectName));
  return (own?.names ?? [...names]).map((name) => `"${name}"`).join(', ');
}

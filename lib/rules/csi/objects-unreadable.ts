import type { FileList } from '../../core/file-list.ts';
import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** The list of files, YAML inside a string, is what the provider reads. */
export const readableLists: Rule = {
  code: 'csi/objects-unreadable',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const view of cluster.classes().all) {
      const { object, provider } = view;
      const listing = view.listing();
      if (provider === undefined || listing === undefined || 'files' in listing) continue;
      const { fileList, name, version } = provider;
      yield {
        path: object.path,
        problem: `The parameter "${fileList.parameter}" of ${describe(object.identity)} ${listing.unreadable}.`,
        cause: `Provider "${name}" ${version} reads YAML out of that text and fails every mount of the class; the pod stays in ContainerCreating.`,
        mend: `Write it like this:\n${example(fileList)}`,
      };
    }
  },
};

function example({ form, nameFields, parameter }: FileList): string {
  const field = `${nameFields.at(-1)}: db-password`;
  const lines = form === 'maps' ? [`  - ${field}`] : ['  array:', '    - |', `      ${field}`];
  return [`${parameter}: |`, ...lines].join('\n');
}

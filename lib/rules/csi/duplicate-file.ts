import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** The files of a class have names of their own. Where a class holds one file anyway, `csi/files-per-class` speaks. */
export const uniqueFiles: Rule = {
  code: 'csi/duplicate-file',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { files, object, provider } of cluster.classes().listed) {
      if (provider.filesPerClass === 1) continue;
      const name = firstDuplicate(files.flatMap(({ names }) => names));
      if (name === undefined) continue;
      const { fileList, name: providerName, version } = provider;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} lists the file "${name}" more than once.`,
        cause:
          fileList.sameName === 'refused'
            ? `Provider "${providerName}" ${version} refuses such a list, so every pod that mounts the class stays in ContainerCreating.`
            : 'The last of them is mounted, the others are not, and nothing says so.',
        mend: `Give each a name of its own: ${fileList.nameFields[0]}.`,
      };
    }
  },
};

function firstDuplicate(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A class lists no more files than its provider mounts. */
export const filesPerClass: Rule = {
  code: 'csi/files-per-class',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { files, object, provider } of cluster.classes().listed) {
      if (provider.filesPerClass === 'many' || files.length === 1) continue;
      yield {
        path: object.path,
        problem: `${describe(object.identity)} lists ${files.length} files, and provider "${provider.name}" ${provider.version} mounts one a class.`,
        cause: `Only the last, "${files.at(-1)?.names[0]}", is there; the pod starts all the same.`,
        mend: 'Make a class and a volume for each file, or bind the properties: new Binding(workload, id, { property, file }).',
      };
    }
  },
};

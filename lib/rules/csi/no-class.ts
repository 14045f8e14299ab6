import { correctName, missingFinding } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A SecretProviderClass that a pod mounts is made by somebody. One that lies in another namespace is `csi/class-namespace`. */
export const producedClasses: Rule = {
  code: 'csi/no-class',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const { makers, missing } = cluster.references();
    for (const reference of missing('SecretProviderClass')) {
      if (makers.made.namespacesOf('SecretProviderClass', reference.name).length > 0) continue;
      const mend = `${correctName(cluster, reference)}, or bind a property, which makes the class: new Binding(workload, id, { property, file })`;
      yield missingFinding(cluster, reference, mend);
    }
  },
};

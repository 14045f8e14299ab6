import { correctName, missingFindings } from '../references/missing.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A SecretProviderClass that a pod mounts is made by somebody. One that lies in another namespace is `csi/class-namespace`. */
export const producedClasses: Rule = {
  code: 'csi/no-class',
  severity: 'warning',
  check(cluster): Iterable<RuleFinding> {
    const { makers, missing } = cluster.references();
    const nowhere = missing('SecretProviderClass').filter(
      ({ kind, name }) => makers.made.namespacesOf(kind, name).length === 0,
    );
    return missingFindings(
      cluster,
      nowhere,
      (one) =>
        `${correctName(cluster, one)}, or bind a property, which makes the class: new Binding(workload, id, { property, file })`,
    );
  },
};

import type { Rule, RuleFinding } from '../rule.ts';

/** A cluster of one stage reads no store of another. */
export const stages: Rule = {
  code: 'store/other-stage',
  severity: 'error',
  *check({ name, stage, stageOf, stores }): Iterable<RuleFinding> {
    if (stage === undefined) return;
    const told = new Set<string>();
    for (const { address, path } of stores) {
      const other = stageOf(address);
      if (other === undefined || other === stage || told.has(path)) continue;
      told.add(path);
      yield {
        path,
        problem: `Cluster "${name}" is of stage "${stage}" and reads ${address}, which is of stage "${other}".`,
        cause:
          'A mistake in one stage would reach the other, and whoever may read Secrets here could read those of there.',
        mend: `Read an environment of stage "${stage}", or correct \`stage\` of the cluster or \`stages\` of the fleet.`,
      };
    }
  },
};

import { describe } from '../../core/manifest.ts';
import { restOf } from '../at-rest.ts';
import { syncedSecretsOf } from '../classes/synced-secrets.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A Secret that several workloads read is made by one that has pods all the time. */
export const lastingSyncs: Rule = {
  code: 'csi/empty-at-rest',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    const whyAtRest = restOf(cluster);
    const runsPods = new Set(cluster.workloads.map(({ object }) => object));
    for (const { madeBy, name, references, volumes } of syncedSecretsOf(cluster)) {
      const mounters = [...new Set(volumes.map(({ object }) => object))];
      const readers = references
        .map(({ from }) => from)
        .filter((from) => runsPods.has(from) && !mounters.includes(from));
      const whys = mounters.map((mounter) => ({ mounter, why: whyAtRest(mounter) }));
      const [reader] = readers;
      if (reader === undefined || whys.some(({ why }) => why === undefined)) continue;
      yield {
        path: reader.path,
        problem: `${describe(reader.identity)} reads Secret "${name}" of ${describe(madeBy.object.identity)}, which only ${whys.map(({ mounter, why }) => `${describe(mounter.identity)} (${why})`).join(' and ')} mounts.`,
        cause:
          'The driver makes the Secret once a pod mounts the class, and it goes with what owns that pod, a finished Job for instance. Without it, containers wait in CreateContainerConfigError.',
        mend: `Mount the class in ${describe(reader.identity)} too, or have External Secrets Operator make the Secret: delivery: Delivery.externalSecret().`,
      };
    }
  },
};

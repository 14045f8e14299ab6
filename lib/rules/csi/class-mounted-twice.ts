import { groupBy } from '../../core/group-by.ts';
import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A pod has one volume of a class that makes Kubernetes Secrets (Secrets Store CSI Driver 1.6.0). */
export const oneVolumePerClass: Rule = {
  code: 'csi/class-mounted-twice',
  severity: 'warning',
  *check(cluster): Iterable<RuleFinding> {
    for (const { object, secretObjects, volumes } of cluster.classes().all) {
      if (secretObjects.length === 0 || volumes.length < 2) continue;
      for (const [workload, ofPod] of groupBy(volumes, (volume) => volume.object)) {
        if (ofPod.length < 2) continue;
        yield {
          path: workload.path,
          problem: `${describe(workload.identity)} has ${ofPod.length} volumes of ${describe(object.identity)}: ${ofPod.map(({ volume }) => `"${volume}"`).join(', ')}.`,
          cause:
            'Both mounts are recorded in one SecretProviderClassPodStatus, "<pod>-<namespace>-<class>", and the driver looks for the files in one of them: the Secrets may never appear.',
          mend: 'Keep one volume, and mount that in each container that needs it.',
        };
      }
    }
  },
};

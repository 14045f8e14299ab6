import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** A volume of the Secrets Store CSI Driver (1.6.0) is read-only. */
export const readOnlyCsiVolumes: Rule = {
  code: 'csi/volume-read-only',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    for (const { csi, object, volume } of cluster.csiVolumes()) {
      if (csi.readOnly === true) continue;
      yield {
        path: object.path,
        problem: `The CSI volume "${volume}" of ${describe(object.identity)} is not read-only.`,
        cause: 'The driver refuses it ("Readonly is not true in request"), so the pod stays in ContainerCreating.',
        mend: 'Set `readOnly: true` on the volume itself (csi.readOnly); the one of its volumeMounts does not count.',
      };
    }
  },
};

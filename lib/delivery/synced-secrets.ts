import { groupBy } from '../core/group-by';
import { SYNCED_MOUNTS } from '../upstream/secrets-store-csi-driver';
import { type ClassFile, classNameOf, mountableClass } from './csi-class';
import type { Planned } from './plan/plan-binding';
import type { SyncedSecret } from './secret-provider-class';

/**
 * Makes the classes that the driver copies into Kubernetes Secrets, and mounts them: a class that no container mounts never
 * produces a Secret.
 */
export function deliverSyncedSecrets(planned: readonly Planned[]): void {
  for (const [className, group] of groupBy(planned, classNameOf)) {
    const [first, ...others] = group.map((one): ClassFile => ({ fileName: one.binding.node.id, planned: one }));
    if (first === undefined) continue;
    const volume = mountableClass([first, ...others], secretsOf(group));
    first.planned.container.mount(`${SYNCED_MOUNTS}/${className}`, volume, { readOnly: true });
  }
}

/** Each Secret once, with the files of the class that its keys are copied from. */
function secretsOf(group: readonly Planned[]): readonly SyncedSecret[] {
  return [...groupBy(group, ({ data }) => data.secret?.name ?? '')].map(([name, ofSecret]) => ({
    name,
    type: ofSecret[0]?.delivery.secretType ?? 'Opaque',
    data: ofSecret.map(({ binding, data }) => ({
      fileName: binding.node.id,
      key: data.secret?.key ?? binding.node.id,
    })),
  }));
}

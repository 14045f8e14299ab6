import { groupBy } from '../core/group-by.ts';
import { SYNCED_MOUNTS } from '../upstream/secrets-store-csi-driver.ts';
import type { Binding } from './binding.ts';
import { type ClassFile, classNameOf, mountableClass } from './csi-class.ts';
import type { Planned } from './plan/plan-binding.ts';
import type { SyncedSecret } from './secret-provider-class.ts';

/**
 * Makes the classes that the driver copies into Kubernetes Secrets, and mounts them: a class that no container mounts never
 * produces a Secret.
 */
export function deliverSyncedSecrets(planned: readonly Planned[]): void {
  for (const group of groupBy(planned, classNameOf).values()) {
    const [first, ...others] = filesOf(group);
    if (first === undefined) continue;
    const { binding, container } = first.planned;
    const secrets = secretsOf(group, [first, ...others]);
    const volume = mountableClass([first, ...others], { secrets, volumeName: syncedVolumeName(binding) });
    container.mount(syncedMountPath(first.planned), volume, { readOnly: true });
  }
}

/** Name of the volume of a class that is there to be copied into a Secret. */
export function syncedVolumeName({ node }: Binding): string {
  return `synced-${node.id}`;
}

/** Where such a class is mounted, in the container of its first binding. */
export function syncedMountPath(planned: Planned): string {
  return `${SYNCED_MOUNTS}/${classNameOf(planned)}`;
}

/** One file a property, named for the first binding that reads it: providers do not bear a property twice in one class. */
function filesOf(group: readonly Planned[]): readonly ClassFile[] {
  const byProperty = [...groupBy(group, ({ data }) => data.property).values()];
  return byProperty.flatMap(([planned]) => (planned ? [{ fileName: planned.binding.node.id, planned }] : []));
}

/** Each Secret once, with the files of the class that its keys are copied from. */
function secretsOf(group: readonly Planned[], files: readonly ClassFile[]): readonly SyncedSecret[] {
  const fileNames = new Map(files.map(({ fileName, planned }) => [planned.data.property, fileName]));
  return [...groupBy(group, ({ data }) => data.secret?.name ?? '')].map(([name, ofSecret]) => ({
    name,
    type: ofSecret[0]?.delivery.secretType ?? 'Opaque',
    data: ofSecret.map(({ binding, data }) => ({
      fileName: fileNames.get(data.property) ?? binding.node.id,
      key: data.secret?.key ?? binding.node.id,
    })),
  }));
}

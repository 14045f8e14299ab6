import type { AbstractPod } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by.ts';
import { BUSYBOX_IMAGE } from '../upstream/busybox.ts';
import { CopyingInitContainer } from './copying-init-container.ts';
import { mountableClass } from './csi-class.ts';
import { fileNameOf, type PlannedFile } from './planned-file.ts';

/** Mounts files into an init container, which copies them into a memory volume of the container that needs them. */
export function deliverCopiedCsiFiles(workload: AbstractPod, files: readonly PlannedFile[]): void {
  if (files.length === 0) return;
  const copier = new CopyingInitContainer(workload);
  for (const [container, ofContainer] of groupBy(files, (one) => one.container)) {
    const memory = copier.addMemoryVolume(container);
    const mountPaths = new Set<string>();
    for (const one of ofContainer) {
      const fileName = fileNameOf(one);
      copier.copy(one, mountableClass([{ fileName, planned: one }]), fileName);
      mountPaths.add(one.place.mountPath);
    }
    for (const mountPath of mountPaths) {
      container.mount(mountPath, memory, { readOnly: true, subPath: mountPath.slice(1) });
    }
  }
  copier.attach(files[0]?.delivery.copyImage ?? BUSYBOX_IMAGE);
}

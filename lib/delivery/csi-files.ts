import { posix } from 'node:path';
import type { Container } from 'cdk8s-plus-30';
import { groupBy } from '../core/group-by';
import { type ClassFile, mountableClass } from './csi-class';
import { fileNameOf, type PlannedFile } from './planned-file';

/** Mounts files through the CSI driver: one class a folder and store, or one a file where the provider knows no more. */
export function deliverCsiFiles(files: readonly PlannedFile[]): void {
  for (const [container, ofContainer] of groupBy(files, (one) => one.container)) {
    for (const group of groupBy(ofContainer, folderAndVolume).values()) mountClass(container, group);
  }
}

function folderAndVolume({ file, volume }: PlannedFile): string {
  return `${posix.dirname(file)} ${volume}`;
}

function mountClass(container: Container, group: readonly PlannedFile[]): void {
  const [first, ...others] = group.map((planned): ClassFile => ({ fileName: fileNameOf(planned), planned }));
  if (first === undefined) return;
  const volume = mountableClass([first, ...others]);
  const mounted = new Set<string>();
  for (const one of group) {
    const { mountPath, single } = one.place;
    if (mounted.has(mountPath)) continue;
    mounted.add(mountPath);
    container.mount(mountPath, volume, { readOnly: true, ...(single ? { subPath: fileNameOf(one) } : {}) });
  }
}

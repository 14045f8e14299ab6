import { groupBy } from '../core/group-by';
import { type ClassFile, mountableClass } from './csi-class';
import { mountFiles } from './mount-files';
import { fileNameOf, type PlannedFile } from './planned-file';

/** Mounts files through the CSI driver: one class a folder and store, or one a file where the provider knows no more. */
export function deliverCsiFiles(files: readonly PlannedFile[]): void {
  for (const group of groupBy(files, ({ volume }) => volume).values()) {
    const [first, ...others] = group.map((planned): ClassFile => ({ fileName: fileNameOf(planned), planned }));
    if (first !== undefined) mountFiles(group, mountableClass([first, ...others]));
  }
}

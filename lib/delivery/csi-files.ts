import { groupBy } from '../core/group-by.ts';
import { type ClassFile, mountableClass } from './csi-class.ts';
import { mountFiles } from './mount-files.ts';
import { fileNameOf, type PlannedFile } from './planned-file.ts';

/** Mounts files through the CSI driver: one class a folder and store, or one a file where the provider knows no more. */
export function deliverCsiFiles(files: readonly PlannedFile[]): void {
  for (const group of groupBy(files, ({ volume }) => volume).values()) {
    const [first, ...others] = group.map((planned): ClassFile => ({ fileName: fileNameOf(planned), planned }));
    if (first !== undefined) mountFiles(group, mountableClass([first, ...others]));
  }
}

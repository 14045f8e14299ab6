import type { Volume } from 'cdk8s-plus-30';
import { fileNameOf, type PlannedFile } from './planned-file.ts';

/** Mounts a volume into the container of its files: their folder, or each of them where the folder is not theirs alone. */
export function mountFiles(files: readonly PlannedFile[], volume: Volume): void {
  const mounted = new Set<string>();
  for (const file of files) {
    const { mountPath, single } = file.place;
    if (mounted.has(mountPath)) continue;
    mounted.add(mountPath);
    file.container.mount(mountPath, volume, { readOnly: true, ...(single ? { subPath: fileNameOf(file) } : {}) });
  }
}

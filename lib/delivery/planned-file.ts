import { posix } from 'node:path';
import { classKeyOf } from './csi-class.ts';
import type { FilePlace } from './mount-layout.ts';
import type { Planned } from './plan/plan-binding.ts';

/** A planned binding whose target is a file. */
export interface PlannedFile extends Planned {
  /** Absolute path of the file in the container. */
  readonly file: string;
  /** Name of the volume that brings it; what shares a volume has the same. */
  readonly volume: string;
  /** Where the volume is mounted. */
  readonly place: FilePlace;
}

/** The last part of a file's path. */
export function fileNameOf({ file }: { readonly file: string }): string {
  return posix.basename(file);
}

/** Tells the volumes of a workload apart: what has the same text shares one. */
export function volumeKeyOf(planned: Planned, file: string): string {
  const { container, data } = planned;
  switch (data.delivery) {
    case 'copied-csi-files':
      return `copies of ${container.name}`;
    case 'csi-files':
      return `class ${classKeyOf(planned)}`;
    default:
      return `Secret ${data.secret?.name} in ${container.name} ${posix.dirname(file)}`;
  }
}

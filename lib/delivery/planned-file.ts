import { posix } from 'node:path';
import type { FilePlace } from './mount-layout';
import { csiOf, type Planned } from './plan/plan-binding';

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

/** Tells the volumes of a container apart: what has the same text can share one. */
export function volumeKeyOf(planned: Planned, file: string): string {
  const { binding, data, delivery } = planned;
  switch (data.delivery) {
    case 'copied-csi-files':
      return 'copies';
    case 'csi-files': {
      const { store } = binding.props.property;
      const isAlone = csiOf(planned).profile.filesPerClass === 1;
      return isAlone ? file : `class ${delivery.className ?? ''} of ${store.node.path}`;
    }
    default:
      return `Secret ${data.secret?.name}`;
  }
}

import { posix } from 'node:path';

/** A file of a container, and the volume that brings it. */
export interface MountedFile {
  /** Absolute path in the container. */
  readonly file: string;
  /** The files of one folder that come from the same volume share its mount. */
  readonly volume: string;
}

/** How one file gets to its path in a container. */
export interface FilePlace {
  /** Where the volume, or one file of it, is mounted. */
  readonly mountPath: string;
  /** True when the single file is mounted (`subPath`) instead of the folder it lies in. Such a file never changes. */
  readonly single: boolean;
}

/**
 * Decides for each file whether its folder can be mounted as a whole.
 *
 * A whole folder is the better mount: rotation reaches it. It is not possible where something else lies in or below the
 * folder, because the mount hides it or, being read-only, leaves no place for the other mount point; and it is not wise
 * for a folder at the top (`/etc`), where the image keeps files of its own.
 *
 * @param occupied Paths at which other volumes are mounted.
 */
export function layOutFiles(
  files: readonly MountedFile[],
  occupied: readonly string[],
): ReadonlyMap<string, FilePlace> {
  return new Map(files.map((one) => [one.file, placeOf(one, files, occupied)]));
}

function placeOf({ file, volume }: MountedFile, files: readonly MountedFile[], occupied: readonly string[]): FilePlace {
  const folder = posix.dirname(file);
  const shares = (other: MountedFile) => other.volume === volume && posix.dirname(other.file) === folder;
  const crowded =
    folder.lastIndexOf('/') === 0 ||
    occupied.some((path) => isInside(path, folder)) ||
    files.some((other) => other.file !== file && isInside(other.file, folder) && !shares(other));
  return crowded ? { mountPath: file, single: true } : { mountPath: folder, single: false };
}

/** Whether a path is that folder or lies below it. */
export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/');
}

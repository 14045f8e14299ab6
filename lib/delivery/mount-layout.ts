import { posix } from 'node:path';

/** How one file gets to its path in a container. */
export interface FilePlace {
  /** Where the volume, or one file of it, is mounted. */
  readonly mountPath: string;
  /** True when the single file is mounted (`subPath`) instead of the folder it lies in. Such a file never changes. */
  readonly single: boolean;
}

/** What else a container's files have to fit in with. */
export interface Surroundings {
  /** Paths at which other volumes are mounted. */
  readonly occupied: readonly string[];
  /** Whether the files of one folder come from one volume. */
  readonly oneVolumePerFolder: boolean;
}

/**
 * Decides for each file whether its folder can be mounted as a whole.
 *
 * A whole folder is the better mount: rotation reaches it. It is not possible where something else lies in or below the
 * folder, because the mount hides it or, being read-only, leaves no place for the other mount point; and it is not wise
 * for a folder at the top (`/etc`), where the image keeps files of its own.
 */
export function layOutFiles(files: readonly string[], surroundings: Surroundings): ReadonlyMap<string, FilePlace> {
  return new Map(files.map((file) => [file, placeOf(file, files, surroundings)]));
}

function placeOf(file: string, files: readonly string[], surroundings: Surroundings): FilePlace {
  const folder = posix.dirname(file);
  const crowded =
    folder.lastIndexOf('/') === 0 ||
    surroundings.occupied.some((path) => isInside(path, folder)) ||
    files.some((other) => other !== file && isInside(other, folder) && !shares(other, folder, surroundings));
  return crowded ? { mountPath: file, single: true } : { mountPath: folder, single: false };
}

function shares(other: string, folder: string, { oneVolumePerFolder }: Surroundings): boolean {
  return oneVolumePerFolder && posix.dirname(other) === folder;
}

/** Whether a path is that folder or lies below it. */
export function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/');
}

import type { OwnFinding } from '../core/report-finding.ts';
import { isImageDigest } from './image.ts';

/** A mistake in the props of the add-on `addOn`, which is also the area of the finding's code. */
export type PropProblem = (addOn: string) => OwnFinding;

/** Directories of nodes have to be absolute and end without `/`. */
export function directoryProblems(prop: string, path: string | undefined): readonly PropProblem[] {
  if (path === undefined || /^(\/[^/]+)+$/.test(path)) return [];
  return [
    (addOn) => ({
      code: `${addOn}/invalid-directory`,
      severity: 'error',
      problem: `${prop} is "${path}", which is no absolute directory.`,
      cause: 'It becomes a host path of the DaemonSet, and other paths are made from it.',
      mend: `Write it from the root, without "/" at the end, for instance ${prop}: '/var/lib/example'.`,
    }),
  ];
}

/** Digests have to be those of a registry. */
export function digestProblems(prop: string, digest: string | undefined): readonly PropProblem[] {
  if (digest === undefined || isImageDigest(digest)) return [];
  return [
    (addOn) => ({
      code: `${addOn}/invalid-image-digest`,
      severity: 'error',
      problem: `${prop} is "${digest}", which is no image digest.`,
      cause: 'No node can pull such an image, so the DaemonSet stays in InvalidImageName.',
      mend: 'Write "sha256:" and 64 hexadecimal digits in lower case.',
    }),
  ];
}

import type { Finding } from '../core/finding';
import { describe, objectsAt, podSpecOf } from '../core/manifest';
import type { Rule } from './rule';

const CODE = 'image/unpinned';

/** An image names a version: a digest, or a tag that is not `latest`. */
export const pinnedImages: Rule = {
  codes: [CODE],
  *check({ objects, unpinnedImages }): Iterable<Finding> {
    for (const { manifest, path } of objects) {
      const pod = podSpecOf(manifest);
      if (pod === undefined) continue;
      for (const container of [...objectsAt(pod, 'initContainers'), ...objectsAt(pod, 'containers')]) {
        const image = String(container.image ?? '');
        if (isPinned(image)) continue;
        yield {
          code: CODE,
          severity: unpinnedImages,
          path,
          problem: `Container "${String(container.name)}" of ${describe(manifest)} runs "${image}", whatever that is today.`,
          cause: 'Two nodes can run two versions, and a restart can change what reads the secrets without a commit.',
          mend: 'Name a tag other than latest, or better a digest: "registry/image:tag@sha256:…".',
        };
      }
    }
  },
};

/** The tag stands behind a colon in the last part of the path; a colon further left belongs to a port. */
function isPinned(image: string): boolean {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return true;
  const tag = /:([^:/@]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== 'latest';
}

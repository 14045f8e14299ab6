import { describe } from '../../core/manifest.ts';
import type { Rule, RuleFinding } from '../rule.ts';

/** An image names a version: a digest, or a tag that is not `latest`. */
export const pinnedImages: Rule = {
  code: 'image/unpinned',
  severity: 'warning',
  *check({ workloads, unpinnedImages }): Iterable<RuleFinding> {
    for (const { containers, object } of workloads) {
      for (const container of containers) {
        const image = String(container.image ?? '');
        if (isPinned(image)) continue;
        yield {
          severity: unpinnedImages,
          path: object.path,
          problem: `Container "${String(container.name)}" of ${describe(object.identity)} runs "${image}", whatever that is today.`,
          cause: 'Two nodes can run two versions, and a restart can change what reads the secrets without a commit.',
          mend: 'Name a tag other than latest, or better a digest: "registry/image:tag@sha256:…".',
        };
      }
    }
  },
};

/** A digest has to be whole. A tag stands behind a colon in the last part of the path; one further left belongs to a port. */
function isPinned(image: string): boolean {
  if (image.includes('@')) return DIGEST.test(image);
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== 'latest';
}

/** The algorithms that the OCI image specification 1.1 registers. */
const DIGEST = /@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

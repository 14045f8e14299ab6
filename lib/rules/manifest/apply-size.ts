import { describe } from '../../core/manifest.ts';
import { ANNOTATIONS_MAX_BYTES } from '../../core/names.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';

/** An object is small enough to be applied, and to be kept. */
export const appliableSizes: Rule = {
  code: 'manifest/apply-size',
  severity: 'error',
  *check({ objects, sync }): Iterable<RuleFinding> {
    for (const object of objects) {
      if (object.text.length * MOST_GROWTH < ANNOTATIONS_MAX_BYTES) continue;
      const bytes = Buffer.byteLength(JSON.stringify(object.manifest));
      if (bytes > REQUEST_MAX_BYTES) yield tooBigToKeep(object, bytes);
      else if (bytes > ANNOTATIONS_MAX_BYTES && !sync.appliesServerSide(object)) yield tooBigToRemember(object, bytes);
    }
  },
};

/** Most bytes that a character of YAML has as JSON: a control character becomes an escape of six. */
const MOST_GROWTH = 6;

/** etcd 3.6, `--max-request-bytes`: 1.5 MiB. */
const REQUEST_MAX_BYTES = 1.5 * 1024 * 1024;

function tooBigToKeep({ identity, path }: RenderedObject, bytes: number): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} has ${bytes} bytes, where etcd takes ${REQUEST_MAX_BYTES} at once.`,
    cause: 'The API server refuses it ("etcdserver: request is too large"), and with it the whole sync.',
    mend: 'Split it, or keep what is big outside the cluster: an image, a volume, a bucket.',
  };
}

function tooBigToRemember({ identity, path }: RenderedObject, bytes: number): RuleFinding {
  return {
    path,
    problem: `${describe(identity)} has ${bytes} bytes, and is applied client-side.`,
    cause: `All of it goes into the annotation last-applied-configuration, and annotations may have ${ANNOTATIONS_MAX_BYTES} bytes together ("metadata.annotations: Too long").`,
    mend: "Annotate it: argocd.argoproj.io/sync-options: 'ServerSideApply=true'.",
  };
}

import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { JsonObject } from '../core/json.ts';

/** Labels or annotations. */
export type StringMap = { readonly [key: string]: string };

/** What an add-on's object says about itself. */
export type ObjectMetadata = {
  readonly name: string;
  /** Left out for cluster-scoped kinds only: nothing here is left to the chart or to the GitOps engine. */
  readonly namespace?: string;
  readonly labels: StringMap;
};

/** One Kubernetes object as plain data. */
export type Manifest = JsonObject & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
};

/** Puts a manifest into the tree, with exactly the namespace it names. */
export function addManifest(scope: Construct, id: string, manifest: Manifest): ApiObject {
  const object = new ApiObject(scope, id, manifest);
  // cdk8s 2.70 lends a chart's namespace to cluster-scoped kinds too.
  if (manifest.metadata.namespace === undefined && object.metadata.namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}

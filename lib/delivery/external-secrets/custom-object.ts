import { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { BareObject } from '../../../imports/bare-object.ts';
import { EXTERNAL_SECRETS_API_VERSIONS } from '../../upstream/external-secrets-resources.ts';

/** Adds a construct's own object, as plain data: there are thousands of them. Without a namespace it is cluster-scoped. */
export function addCustomObject(
  scope: Construct,
  kind: keyof typeof EXTERNAL_SECRETS_API_VERSIONS,
  metadata: { readonly name: string; readonly namespace?: string },
  spec: object,
): void {
  const apiVersion = EXTERNAL_SECRETS_API_VERSIONS[kind];
  const object = new BareObject(scope, 'Resource', { apiVersion, kind, metadata, spec });
  // cdk8s 2.70 lends a chart's namespace to cluster-scoped kinds too.
  if (metadata.namespace === undefined && object.metadata.namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
}

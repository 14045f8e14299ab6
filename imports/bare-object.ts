import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { plainMetadata } from '../lib/core/plain-metadata.ts';

/**
 * What the generated bindings are made of: an object whose manifest is plain data from the start.
 *
 * cdk8s resolves, sanitizes and copies every value of every object when it renders. These hold nothing to resolve, so they
 * render as they are, unless somebody patches them.
 */
export class BareObject extends ApiObject {
  private isPatched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly manifest: ApiObjectProps,
  ) {
    super(scope, id, manifest);
  }

  override addJsonPatch(...ops: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...ops);
  }

  override toJson(): unknown {
    return this.isPatched ? super.toJson() : { ...this.manifest, metadata: plainMetadata(this) };
  }
}

/** A map without its keys whose value is `undefined`. */
export function present<Value>(map: { readonly [key: string]: Value | undefined }): { [key: string]: Value } {
  const result: { [key: string]: Value } = {};
  for (const key in map) {
    const value = map[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

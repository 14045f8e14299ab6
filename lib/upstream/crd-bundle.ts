/** A file of CustomResourceDefinitions that another project releases, at one version and with one content. */
export interface CrdBundle {
  /** Stem of the vendored file's name. */
  readonly name: string;
  /** Version of the project, without a leading `v`. */
  readonly version: string;
  /** Where the project itself offers the file, at a tag. */
  readonly url: string;
  /** SHA-256 of the file's bytes, hexadecimal in lower case. */
  readonly sha256: string;
}

/** Name of the vendored file, the same in `vendor/` and on a mirror: `external-secrets-2.9.0-crds.yaml`. */
export function crdBundleFile({ name, version }: CrdBundle): string {
  return `${name}-${version}-crds.yaml`;
}

/** What `bin/` hands over of this library: it alone stands in one place for the sources and for what they compile to. */
export interface OwnPackage {
  /** Folder of the package. */
  readonly root: string;
  readonly name: string;
  readonly version: string;
  /** Exact versions of what the library is tested with. */
  readonly devDependencies: Readonly<Record<string, string>>;
}

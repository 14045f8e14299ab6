/** What this library's package.json says of it; `bin/` reads the file, which is not where the sources and the build agree on. */
export interface OwnPackage {
  readonly name: string;
  readonly version: string;
}

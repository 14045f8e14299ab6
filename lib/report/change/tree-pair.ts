/** A folder of manifests as it is and as it will be. Paths are below the folder, with `/` between their parts. */
export interface TreePair {
  /** Files that differ, by path, sorted by code unit. */
  readonly files: ReadonlyMap<string, FilePair>;
  /** Paths of the files that both sides have with the same content. */
  readonly same: readonly string[];
  /** The content of one of them. */
  readonly read: (path: string) => string;
}

/** A file's two contents, of which at least one is there. */
export interface FilePair {
  /** @default - the file is new */
  readonly base?: string;
  /** @default - the file goes */
  readonly head?: string;
}

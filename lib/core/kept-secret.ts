/** A Kubernetes Secret that a program makes and writes to itself. */
export interface KeptSecret {
  /** Its name, in whatever namespace; or, where it ends in `*`, what stands before the rest. */
  readonly name: string;
  /** The program, for instance `Argo CD`. */
  readonly keeper: string;
  /** A key that the program writes and cannot do without: whoever brings that one knows what the Secret is. */
  readonly key: string;
}

/** How many requests a service takes before it answers that they are too many. */
export interface CallLimit {
  readonly requests: number;
  /** Length of the time that they are counted in. */
  readonly seconds: number;
  /** Who shares it, for instance `the vault`. */
  readonly sharedBy: string;
}

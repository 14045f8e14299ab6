/** An audience that a CSI provider needs a service account token for, and the classes that it does so for. */
export interface ClassAudience {
  readonly audience: string;
  /**
   * The parameter that a class has to have, not empty.
   * @default - every class fits
   */
  readonly parameter?: string;
  /**
   * What the parameter has to say, as `true` in any case.
   * @default - anything
   */
  readonly value?: string;
}

/** One key of a Kubernetes Secret that exists already or that somebody else creates: a reference, never the value. */
export interface SecretKeyRef {
  /** Name of the Secret. */
  readonly name: string;
  /** Namespace of the Secret. */
  readonly namespace: string;
  /** Key in the Secret's data. */
  readonly key: string;
}

/** A released container image of another project. */
export interface ContainerImage {
  /** Host, for instance `registry.k8s.io`; what an image mirror replaces. */
  readonly registry: string;
  /** Path at the registry, without tag. */
  readonly repository: string;
  readonly tag: string;
}

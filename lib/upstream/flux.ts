/**
 * What Flux expects of the objects it reads.
 *
 * Source: fluxcd/kustomize-controller v1.9.5, fluxcd/source-controller v1.9.1 and their CRDs; fluxcd/helm-controller from v1.4.
 */
export const FLUX = {
  /** Namespace that `flux install` and `flux bootstrap` use. */
  namespace: 'flux-system',
  /** Name of the GitRepository and the Kustomization that `flux bootstrap` creates for itself. */
  bootstrapName: 'flux-system',
  annotations: {
    /** `disabled`: stays when it leaves Git or its Kustomization is deleted. */
    prune: 'kustomize.toolkit.fluxcd.io/prune',
    /** `disabled`: post-build substitution leaves the object alone. */
    substitute: 'kustomize.toolkit.fluxcd.io/substitute',
  },
  /** Value that switches a behaviour off; exactly this case for `substitute`. */
  disabled: 'disabled',
  /** What post-build substitution replaces, collapses or chokes on; `$name` and `$(name)` it leaves alone. */
  substitutionMarks: ['${', '$$'],
  /**
   * Arguments of kustomize-controller that keep a unit which is not healthy from holding up others: by itself it has 4 workers, each
   * of which waits with such a unit, and tries no newer commit before that wait is over.
   */
  patientArguments: ['--concurrent=20', '--feature-gates=CancelHealthCheckOnNewRevision=true'],
  /** Schemes that a GitRepository's `url` may begin with; the CRD refuses every other form. */
  repositorySchemes: ['https', 'http', 'ssh'],
} as const;

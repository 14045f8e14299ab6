/**
 * Options with which `kubectl` changes an object so that the GitOps engine of its cluster leaves the change.
 *
 * Flux undoes at its next round what a field manager `kubectl…` has written (kustomize-controller 1.9, its FAQ on `kubectl` edits):
 * of a restart that is under way it brings the old pods back. Argo CD leaves annotations that Git does not know.
 */
export function fieldManagerOptions(engine: string): readonly string[] {
  return engine === 'flux' ? ['--field-manager=flux-client-side-apply'] : [];
}

import { ArgoCd } from './argo-cd/argo-cd';
import type { ArgoCdProps } from './argo-cd/props';
import type { GitOpsEngine } from './engine';
import { Flux } from './flux/flux';
import type { FluxProps } from './flux/props';

/** What syncs a cluster's folder of `dist/`. */
export const GitOps = {
  /** Argo CD, written for 3.5. */
  argoCd(props: ArgoCdProps): GitOpsEngine {
    return new ArgoCd(props);
  },

  /** Flux, written for kustomize-controller 1.9 and source-controller 1.9. */
  flux(props: FluxProps): GitOpsEngine {
    return new Flux(props);
  },
} as const;

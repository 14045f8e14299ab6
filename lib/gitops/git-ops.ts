import { ArgoCd } from './argo-cd/argo-cd.ts';
import type { ArgoCdProps } from './argo-cd/props.ts';
import type { GitOpsEngine } from './engine.ts';
import { Flux } from './flux/flux.ts';
import type { FluxProps } from './flux/props.ts';

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

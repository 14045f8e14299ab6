import { ARGO_CD } from '../../upstream/argo-cd.ts';
import type { SyncedCluster } from '../engine.ts';

/** The cluster that Argo CD writes to: its address, or the name it was registered with. */
export type ArgoCdDestination = { readonly server: string } | { readonly name: string };

/** Props of `GitOps.argoCd`. */
export interface ArgoCdProps {
  /**
   * Address of the Git repository that holds `dist/`, in any form that Argo CD takes; never with a credential in it.
   * A private repository has to be known to Argo CD.
   */
  readonly repository: string;
  /**
   * Branch, tag or commit to sync.
   * @default 'main'
   */
  readonly revision?: string;
  /**
   * Namespace Argo CD runs in; Applications and the AppProject are created there.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * Name of the AppProject that is created, for this repository, its charts and this cluster.
   * @default - the cluster's name
   */
  readonly project?: string;
  /**
   * Cluster to write to, as Argo CD knows it.
   * @default - the cluster Argo CD runs in, https://kubernetes.default.svc
   */
  readonly destination?: ArgoCdDestination;
  /**
   * Whether objects that leave Git are deleted. CRDs and Namespaces never are.
   * @default true
   */
  readonly prune?: boolean;
  /**
   * Whether changes made in the cluster are undone. Without it a commit whose retries ran out is not tried again.
   * @default true
   */
  readonly selfHeal?: boolean;
  /**
   * How often a failed sync is tried again: after 10 s, then twice as long each time, at most 3 min apart.
   * Negative: without end.
   * @default 10 - about 20 minutes, enough for units that wait for each other to come up in any order
   */
  readonly retryLimit?: number;
}

/** {@link ArgoCdProps} with the defaults filled in. */
export interface ArgoCdSettings extends Required<Omit<ArgoCdProps, 'project'>>, Pick<ArgoCdProps, 'project'> {}

/** Fills in the defaults. */
export function toSettings(props: ArgoCdProps): ArgoCdSettings {
  return {
    repository: props.repository,
    revision: props.revision ?? 'main',
    namespace: props.namespace ?? ARGO_CD.namespace,
    project: props.project,
    destination: props.destination ?? { server: ARGO_CD.inClusterServer },
    prune: props.prune ?? true,
    selfHeal: props.selfHeal ?? true,
    retryLimit: props.retryLimit ?? 10,
  };
}

/** Name of the AppProject of a cluster. */
export function projectName(settings: ArgoCdSettings, cluster: SyncedCluster): string {
  return settings.project ?? cluster.name;
}

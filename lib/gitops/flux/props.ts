import { Duration } from 'cdk8s';
import { FLUX } from '../../upstream/flux.ts';
import type { SyncedCluster } from '../engine.ts';

/** Props of `GitOps.flux`. */
export interface FluxProps {
  /** Address of the Git repository that holds `dist/`: `https://…` or `ssh://…`, never with a credential in it. */
  readonly repository: string;
  /**
   * Branch to sync.
   * @default 'main'
   */
  readonly branch?: string;
  /**
   * Namespace Flux runs in; its objects are created there.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * Name of the GitRepository and of the Kustomization that syncs the others.
   * @default - the cluster's name
   */
  readonly name?: string;
  /**
   * Name of an existing Secret in `namespace` that opens the repository: `identity` and `known_hosts` for SSH, `username` and
   * `password` for HTTPS. Needed for SSH.
   * @default - none; the repository is public
   */
  readonly gitCredentials?: string;
  /**
   * Time between two looks at the repository.
   * @default Duration.minutes(1)
   */
  readonly pollInterval?: Duration;
  /**
   * Time after which a unit is applied again although nothing changed in Git, which undoes changes made in the cluster.
   * @default Duration.minutes(10)
   */
  readonly interval?: Duration;
  /**
   * Time after which a failed unit is tried again.
   * @default Duration.minutes(1)
   */
  readonly retryInterval?: Duration;
  /**
   * Longest time a unit may take to be applied and healthy.
   * @default Duration.minutes(5), and 10 for a unit with External Secrets Operator's objects or of a Helm release: the
   * operator's ninth try comes after 4 minutes, its tenth after 8
   */
  readonly timeout?: Duration;
  /**
   * Whether objects that leave Git are deleted. CRDs and Namespaces never are.
   * @default true
   */
  readonly prune?: boolean;
}

/** {@link FluxProps} with the defaults filled in. */
export interface FluxSettings
  extends Required<Omit<FluxProps, 'name' | 'gitCredentials' | 'timeout'>>,
    Pick<FluxProps, 'name' | 'gitCredentials' | 'timeout'> {}

/** Fills in the defaults. */
export function toSettings(props: FluxProps): FluxSettings {
  return {
    repository: props.repository,
    branch: props.branch ?? 'main',
    namespace: props.namespace ?? FLUX.namespace,
    name: props.name,
    gitCredentials: props.gitCredentials,
    pollInterval: props.pollInterval ?? Duration.minutes(1),
    interval: props.interval ?? Duration.minutes(10),
    retryInterval: props.retryInterval ?? Duration.minutes(1),
    timeout: props.timeout,
    prune: props.prune ?? true,
  };
}

/** Name of a cluster's GitRepository and root Kustomization. */
export function rootName(settings: FluxSettings, cluster: SyncedCluster): string {
  return settings.name ?? cluster.name;
}

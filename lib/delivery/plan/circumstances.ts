import type { OnChange } from '../../core/plan.ts';
import type { Unavailable } from '../../stores/store.ts';
import type { CsiProviderProfile } from '../../upstream/csi-provider-profile.ts';
import type { ExternalSecretsProviderProfile } from '../../upstream/external-secrets-provider-profile.ts';

/** Everything that decides how one binding is met. Plain data, so that the choice can be tested as a table. */
export interface Circumstances {
  /** A file, a variable, or every key of an object as a variable. */
  readonly target: 'file' | 'variable' | 'variables';
  /** What a new value has to do; undefined where nobody wants one before the next pod. */
  readonly onChange?: OnChange;
  /** Seconds between two looks at the store, where a Secret is kept by External Secrets Operator. */
  readonly refreshSeconds: number;
  readonly workload: WorkloadCircumstances;
  /** What the cluster's policy says of Kubernetes Secrets. */
  readonly kubernetesSecrets: 'allowed' | 'forbidden';
  readonly csi: CsiCircumstances | Unavailable;
  readonly operator: OperatorCircumstances | Unavailable;
  /** What Stakater Reloader watches on this cluster. */
  readonly reloader: ReloaderCircumstances;
}

/** The workload, as far as it matters to a delivery. */
export interface WorkloadCircumstances {
  /** Kind of the workload, for instance `Deployment`. */
  readonly kind: string;
  /** Number of its pods; 1 where the cluster decides. */
  readonly pods: number;
  /** Whether there are times without a pod: a CronJob, a Job, an autoscaled workload, one scaled to zero. */
  readonly comesAndGoes: boolean;
  /** Why the container cannot read a file that root alone may read, as a clause; undefined when it can. */
  readonly unprivileged?: string;
}

/** The driver and the provider that would mount the value. */
export interface CsiCircumstances {
  readonly profile: CsiProviderProfile;
  /** Whether the driver may copy mounted values into Kubernetes Secrets. */
  readonly syncsSecrets: boolean;
}

/** The operator that would keep the Secret. */
export interface OperatorCircumstances {
  readonly profile: ExternalSecretsProviderProfile;
}

/** What restarts pods when a value changes. */
export interface ReloaderCircumstances {
  /** Whether it watches Secrets. */
  readonly secrets: boolean;
  /** Whether it watches what the CSI driver mounts (`--enable-csi-integration`). */
  readonly mounts: boolean;
}

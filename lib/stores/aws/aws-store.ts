import { reportFinding } from '../../core/report-finding';
import type { AwsIrsaTrust, AwsPodIdentityTrust } from '../../identity/trust';
import type { WorkloadIdentity } from '../../identity/workload-identity';
import { AWS_REGION } from '../../upstream/aws-secrets';
import type { Store } from '../store';

/** Props of {@link AwsSecretsManager} and {@link AwsParameterStore}; `identity`, `sharedSignIn` or both have to be there. */
export interface AwsStoreProps {
  /** Code of the Region that the values lie in, for instance `eu-central-1`. */
  readonly region: string;
  /**
   * The ServiceAccount that AWS trusts, by IAM roles for service accounts or EKS Pod Identity. External Secrets Operator can
   * only sign in with the former; the CSI driver with both, if the pod runs as it.
   * @default - External Secrets Operator signs in as itself, which `sharedSignIn` has to admit, and the CSI driver cannot read
   * the store
   */
  readonly identity?: AwsIdentity;
  /**
   * Whether External Secrets Operator may sign in as itself where it cannot use `identity`: with the role of its own pod, or of
   * the node. Whoever may use its SecretStore then reads everything that this role may.
   * @default false
   */
  readonly sharedSignIn?: boolean;
}

/** A ServiceAccount that AWS trusts. */
export type AwsIdentity = WorkloadIdentity<AwsIrsaTrust | AwsPodIdentityTrust>;

/** A store of AWS, whichever of its services. */
export interface AwsStore extends Store {
  readonly region: string;
  readonly identity?: AwsIdentity;
  readonly sharedSignIn: boolean;
}

/** Reports a Region that does not exist, and a store that nobody can read. */
export function checkAwsStore(store: AwsStore): void {
  const { identity, region, sharedSignIn } = store;
  if (!AWS_REGION.pattern.test(region)) {
    reportFinding(store, {
      code: 'aws/region',
      severity: 'error',
      problem: `"${region}" is no Region of AWS.`,
      cause: 'Every address of the service is made of it, so nothing could be read.',
      mend: `Write ${AWS_REGION.allowed}.`,
    });
  }
  if (identity !== undefined || sharedSignIn) return;
  reportFinding(store, {
    code: 'aws/no-identity',
    severity: 'error',
    problem: `Nothing says how the cluster signs in to ${store.address}.`,
    cause:
      'The CSI provider could not read a value, and External Secrets Operator only with rights that all its users share.',
    mend: 'Name an `identity` (WorkloadIdentity.awsIrsa or awsPodIdentity), or admit the sharing with `sharedSignIn: true`.',
  });
}

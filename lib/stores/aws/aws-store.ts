import { reportFinding } from '../../core/report-finding.ts';
import type { AwsIrsaTrust, AwsPodIdentityTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { AWS_REGION } from '../../upstream/aws-secrets.ts';
import type { PlatformIdentity } from '../platform-identity.ts';
import type { Store } from '../store.ts';

/** Props of {@link AwsSecretsManager} and {@link AwsParameterStore}. */
export interface AwsStoreProps {
  /** Code of the Region that the values lie in, for instance `eu-central-1`. */
  readonly region: string;
  /**
   * Who reads the store. A ServiceAccount that may assume a role is of use to the CSI driver, if the pod runs as it, and to
   * External Secrets Operator; one of EKS Pod Identity to the driver alone; the platform's own rights to the operator alone.
   */
  readonly identity: AwsIdentity | PlatformIdentity;
}

/** A ServiceAccount that AWS trusts, by IAM roles for service accounts or by EKS Pod Identity. */
export type AwsIdentity = WorkloadIdentity<AwsIrsaTrust | AwsPodIdentityTrust>;

/** A store of AWS, whichever of its services. */
export interface AwsStore extends Store, AwsStoreProps {}

/** Reports a Region that does not exist. */
export function checkRegion(store: AwsStore): void {
  if (AWS_REGION.pattern.test(store.region)) return;
  reportFinding(store, {
    code: 'aws/region',
    severity: 'error',
    problem: `"${store.region}" is no Region of AWS.`,
    cause: 'Every address of the service is made of it, so nothing could be read.',
    mend: `Write ${AWS_REGION.allowed}.`,
  });
}

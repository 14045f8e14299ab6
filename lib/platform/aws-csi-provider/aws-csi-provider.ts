import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { AWS_CSI_PROVIDER as UPSTREAM } from '../../upstream/aws-csi-provider.ts';
import { addCsiProvider } from '../csi-provider/add-csi-provider.ts';
import { awsDaemonSet } from './daemon-set.ts';
import type { AwsCsiProviderProps } from './props.ts';
import { awsPropsProblems } from './props-problems.ts';

/**
 * The AWS provider 3.1.1 for the Secrets Store CSI driver: Secrets Manager and Parameter Store.
 *
 * Every mount needs a token from the driver: `sts.amazonaws.com` (IRSA) or `pods.eks.amazonaws.com` (EKS Pod Identity) has to be
 * among its `tokenRequests`. Unlike with upstream's chart, the driver writes the files, and the provider reads no pods, no nodes
 * and no ServiceAccounts but the named ones.
 */
export class AwsCsiProvider extends Construct {
  constructor(scope: Construct, id: string, props: AwsCsiProviderProps) {
    super(scope, id);
    for (const problem of awsPropsProblems(props)) reportFinding(this, problem);

    addCsiProvider(this, UPSTREAM, props, { daemonSet: awsDaemonSet(props), uses: ['read'] });
  }
}

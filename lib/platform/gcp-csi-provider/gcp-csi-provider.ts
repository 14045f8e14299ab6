import { Construct } from 'constructs';
import { reportFinding } from '../../core/report-finding.ts';
import { GCP_CSI_PROVIDER as UPSTREAM } from '../../upstream/gcp-csi-provider.ts';
import { addCsiProvider } from '../csi-provider/add-csi-provider.ts';
import { csiProviderProblems } from '../csi-provider/props-problems.ts';
import { gcpDaemonSet } from './daemon-set.ts';
import type { GcpCsiProviderProps } from './props.ts';

/**
 * The Google provider 1.15.0 for the Secrets Store CSI driver: Secret Manager and Parameter Manager. GKE's own add-on is another
 * one, with a driver of its own.
 *
 * When the driver passes any tokens, one of them has to be for the project's workload pool, `<project>.svc.id.goog`. Unlike with
 * upstream's manifest, the socket is in `/var/run`, since `/etc` is read-only on some node images, and the provider touches no
 * ServiceAccounts but the named ones.
 */
export class GcpCsiProvider extends Construct {
  constructor(scope: Construct, id: string, props: GcpCsiProviderProps) {
    super(scope, id);
    for (const problem of csiProviderProblems(props)) reportFinding(this, problem);

    addCsiProvider(this, UPSTREAM, props, {
      daemonSet: gcpDaemonSet(props),
      uses: props.tokensFromDriver ? ['read'] : ['read', 'make-tokens'],
    });
  }
}

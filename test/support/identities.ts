import type { AwsIrsaTrust, AwsPodIdentityTrust, AzureTrust, GcpTrust, VaultTrust } from '../../lib/identity/trust';
import { WorkloadIdentity } from '../../lib/identity/workload-identity';
import { CLIENT_ID, shop } from './identity';

const ROLE = 'arn:aws:iam::111122223333:role/checkout';

/** ServiceAccount `shop/checkout`, which may assume an AWS role. */
export function irsa(): WorkloadIdentity<AwsIrsaTrust> {
  return WorkloadIdentity.awsIrsa(shop(), 'checkout', { roleArn: ROLE });
}

/** ServiceAccount `shop/checkout`, which EKS hands an AWS role. */
export function podIdentity(): WorkloadIdentity<AwsPodIdentityTrust> {
  return WorkloadIdentity.awsPodIdentity(shop(), 'checkout', { roleArn: ROLE });
}

/** ServiceAccount `shop/checkout`, which Entra trusts. */
export function azure(): WorkloadIdentity<AzureTrust> {
  return WorkloadIdentity.azure(shop(), 'checkout', { clientId: CLIENT_ID });
}

/** ServiceAccount `shop/checkout` of a cluster in project `acme-prod`. */
export function gcp(pool?: string): WorkloadIdentity<GcpTrust> {
  return WorkloadIdentity.gcp(shop(), 'checkout', { project: 'acme-prod', pool });
}

/** ServiceAccount `shop/checkout`, which may take role `checkout` of Vault. */
export function vaultKubernetes(
  props: { readonly audience?: string; readonly mountPath?: string } = {},
): WorkloadIdentity<VaultTrust> {
  return WorkloadIdentity.vaultKubernetes(shop(), 'checkout', { role: 'checkout', ...props });
}

import { EXTERNAL_SECRETS_GROUP } from './external-secrets-operator.ts';
import { SECRETS_STORE_API_GROUP } from './secrets-store-csi-driver-crds.ts';

/** Facts of ValidatingAdmissionPolicy (`admissionregistration.k8s.io/v1`), Kubernetes 1.30 to 1.36. */

/**
 * Longest CEL expression of a policy, in code points: the default of cel-go's parser, from cel-go 0.17 (Kubernetes 1.30) to
 * 0.26 (1.36). The API server refuses a policy with a longer one.
 */
export const CEL_EXPRESSION_MAX_LENGTH = 100_000;

/** A resource of the API, as policies match it. */
export interface ApiResource {
  /** Empty for the core group. */
  readonly group: string;
  /** Requests in any other version are converted to this one before a policy sees them. */
  readonly version: string;
  readonly plural: string;
}

export const PODS: ApiResource = { group: '', version: 'v1', plural: 'pods' };

/** Source: CRDs of the Secrets Store CSI Driver 1.6.0. */
export const SECRET_PROVIDER_CLASSES: ApiResource = {
  group: SECRETS_STORE_API_GROUP,
  version: 'v1',
  plural: 'secretproviderclasses',
};

/** Source: CRDs of External Secrets Operator 2.9.0. */
export const SECRET_STORES: ApiResource = externalSecrets('secretstores');
export const CLUSTER_SECRET_STORES: ApiResource = externalSecrets('clustersecretstores');
export const EXTERNAL_SECRETS: ApiResource = externalSecrets('externalsecrets');

function externalSecrets(plural: string): ApiResource {
  return { group: EXTERNAL_SECRETS_GROUP, version: 'v1', plural };
}

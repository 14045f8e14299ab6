import type { CrdBundle } from './crd-bundle.ts';
import { EXTERNAL_SECRETS_CRD_BUNDLE } from './external-secrets-operator.ts';

/** Every bundle that `npm run vendor` fetches. */
export const CRD_BUNDLES: readonly CrdBundle[] = [EXTERNAL_SECRETS_CRD_BUNDLE];

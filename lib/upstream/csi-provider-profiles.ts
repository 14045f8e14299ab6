import { AWS_CSI_PROVIDER_3_1_1 } from './aws-csi-provider.ts';
import { AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 } from './azure-key-vault-csi-provider.ts';
import type { CsiProviderProfile } from './csi-provider-profile.ts';
import { GCP_CSI_PROVIDER_1_15_0 } from './gcp-csi-provider.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from './pulumi-esc-csi-provider.ts';
import { VAULT_CSI_PROVIDER_1_7_4 } from './vault-csi-provider.ts';

/** The profile of every CSI provider that the fleet can install, by its name in a class. */
export const CSI_PROVIDER_PROFILES = {
  aws: AWS_CSI_PROVIDER_3_1_1,
  azure: AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2,
  gcp: GCP_CSI_PROVIDER_1_15_0,
  pulumi: PULUMI_ESC_CSI_PROVIDER_0_1_1,
  vault: VAULT_CSI_PROVIDER_1_7_4,
} as const satisfies Readonly<Record<string, CsiProviderProfile>>;

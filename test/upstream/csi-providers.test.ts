import { AWS_CSI_PROVIDER, AWS_CSI_PROVIDER_3_1_1 } from '../../lib/upstream/aws-csi-provider';
import {
  AZURE_KEY_VAULT_CSI_PROVIDER,
  AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2,
} from '../../lib/upstream/azure-key-vault-csi-provider';
import type { CsiProviderDeployment } from '../../lib/upstream/csi-provider-deployment';
import type { CsiProviderProfile } from '../../lib/upstream/csi-provider-profile';
import { GCP_CSI_PROVIDER, GCP_CSI_PROVIDER_1_15_0 } from '../../lib/upstream/gcp-csi-provider';
import { SECRETS_STORE_CSI_DRIVER_LIMITS } from '../../lib/upstream/secrets-store-csi-driver';
import { VAULT_CSI_PROVIDER, VAULT_CSI_PROVIDER_1_7_4 } from '../../lib/upstream/vault-csi-provider';

const PROVIDERS: readonly (readonly [string, CsiProviderDeployment, CsiProviderProfile])[] = [
  ['azure', AZURE_KEY_VAULT_CSI_PROVIDER, AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2],
  ['aws', AWS_CSI_PROVIDER, AWS_CSI_PROVIDER_3_1_1],
  ['gcp', GCP_CSI_PROVIDER, GCP_CSI_PROVIDER_1_15_0],
  ['vault', VAULT_CSI_PROVIDER, VAULT_CSI_PROVIDER_1_7_4],
];

describe.each(PROVIDERS)('%s', (name, deployment, profile) => {
  test('the profile is that of the deployed image', () => {
    expect([profile.version, deployment.image.tag.replace(/^v/, '')]).toEqual(Array(2).fill(deployment.version));
  });

  test('the name of its socket is one the driver looks up', () => {
    expect(profile.provider).toBe(name);
    expect(profile.provider).toMatch(SECRETS_STORE_CSI_DRIVER_LIMITS.providerName);
  });

  test('who needs tokens from the driver says for whom', () => {
    expect(profile.needsTokens && Object.keys(profile.tokenAudiences).length === 0).toBe(false);
  });
});

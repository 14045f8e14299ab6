import { PULUMI_ESC_CSI_PROVIDER, PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../lib/upstream/pulumi-esc-csi-provider';
import { SECRETS_STORE_CSI_DRIVER_LIMITS } from '../../lib/upstream/secrets-store-csi-driver';

test('the profile is that of the deployed image', () => {
  expect(PULUMI_ESC_CSI_PROVIDER_0_1_1.version).toBe(PULUMI_ESC_CSI_PROVIDER.image.tag);
});

test("the provider's name is one the driver looks a socket up by", () => {
  expect(PULUMI_ESC_CSI_PROVIDER_0_1_1.provider).toMatch(SECRETS_STORE_CSI_DRIVER_LIMITS.providerName);
});

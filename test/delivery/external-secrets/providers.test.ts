import {
  type SecretStoreSpecProvider,
  SecretStoreSpecProviderAwsService,
  SecretStoreSpecProviderAwsSessionTagsPolicy,
  SecretStoreSpecProviderAzurekvAuthType,
  SecretStoreSpecProviderAzurekvEnvironmentType,
  toJson_SecretStoreSpecProvider,
} from '../../../imports/external-secrets.io';
import { AwsSecretsManager } from '../../../lib/stores/aws-secrets-manager/secrets-manager';
import { isUnavailable, type Store } from '../../../lib/stores/store';
import { environment } from '../../support/environment';
import { irsa } from '../../support/identities';
import { shop } from '../../support/identity';
import { TENANT_ID, vault } from '../../support/vault';

/** What each store writes, in the words of the CRD: the compiler knows them, and nothing is lost on the way. */
const PROVIDERS: readonly [string, Store, SecretStoreSpecProvider][] = [
  [
    'Pulumi ESC with a token',
    environment(),
    {
      pulumi: {
        apiUrl: 'https://api.pulumi.com/api/esc',
        auth: {
          accessToken: { secretRef: { key: 'pulumi-access-token', name: 'pulumi-access-token', namespace: 'shop' } },
        },
        environment: 'production',
        organization: 'acme',
        project: 'shop',
      },
    },
  ],
  [
    'Azure Key Vault',
    vault(),
    {
      azurekv: {
        authType: SecretStoreSpecProviderAzurekvAuthType.WORKLOAD_IDENTITY,
        environmentType: SecretStoreSpecProviderAzurekvEnvironmentType.PUBLIC_CLOUD,
        serviceAccountRef: { name: 'checkout', namespace: 'shop' },
        tenantId: TENANT_ID,
        useAzureSdk: false,
        vaultUrl: 'https://acme-prod.vault.azure.net',
      },
    },
  ],
  [
    'AWS Secrets Manager',
    new AwsSecretsManager(shop(), 'aws', { region: 'eu-central-1', identity: irsa() }),
    {
      aws: {
        auth: { jwt: { serviceAccountRef: { name: 'checkout', namespace: 'shop' } } },
        region: 'eu-central-1',
        service: SecretStoreSpecProviderAwsService.SECRETS_MANAGER,
        sessionTagsPolicy: SecretStoreSpecProviderAwsSessionTagsPolicy.NONE,
      },
    },
  ],
];

test.each(PROVIDERS)('%s is written in the words of the CRD', (_, { externalSecrets }, provider) => {
  const written = isUnavailable(externalSecrets) ? undefined : externalSecrets.provider('ClusterSecretStore');

  expect(written).toEqual(toJson_SecretStoreSpecProvider(provider));
});

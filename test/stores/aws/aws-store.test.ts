import type { AwsStore, AwsStoreProps } from '../../../lib/stores/aws/aws-store';
import { AwsParameterStore } from '../../../lib/stores/aws-parameter-store/parameter-store';
import { AwsSecretsManager } from '../../../lib/stores/aws-secrets-manager/secrets-manager';
import { isUnavailable } from '../../../lib/stores/store';
import { azure, irsa, podIdentity } from '../../support/identities';
import { codesOf, shop } from '../../support/identity';

const STORES = [
  ['Secrets Manager', 'SecretsManager', secretsManager],
  ['Parameter Store', 'ParameterStore', parameterStore],
] as const;

describe.each(STORES)('%s', (_, service, storeWith) => {
  test.each(['eu-central-1', 'us-gov-west-1', 'ap-southeast-2', 'cn-northwest-1', 'eusc-de-east-1'])(
    '%s is a Region',
    (region) => {
      expect(codesOf(storeWith({ region }))).toEqual([]);
    },
  );

  test.each(['', 'eu-central-1a', 'EU-CENTRAL-1', 'Frankfurt', 'eu-central', 'eu-central-1\n'])(
    '%j is no Region',
    (region) => {
      expect(codesOf(storeWith({ region }))).toEqual(['aws/region error']);
    },
  );

  test('with the rights of the platform the operator reads the store and the driver does not', () => {
    const store = storeWith({ identity: { kind: 'platform' } });

    expect(store.csi).toHaveProperty('unavailable');
    expect(store.externalSecrets).not.toHaveProperty('identity', expect.anything());
    expect(providerOf(store, 'ClusterSecretStore')).toEqual({
      aws: { region: 'eu-central-1', service, sessionTagsPolicy: 'None' },
    });
  });

  test('the operator signs in as the ServiceAccount, whose namespace only a ClusterSecretStore names', () => {
    const store = storeWith({});

    expect(providerOf(store, 'SecretStore')).toEqual({
      aws: {
        auth: { jwt: { serviceAccountRef: { name: 'checkout' } } },
        region: 'eu-central-1',
        service,
        sessionTagsPolicy: 'None',
      },
    });
    expect(providerOf(store, 'ClusterSecretStore')).toMatchObject({
      aws: { auth: { jwt: { serviceAccountRef: { name: 'checkout', namespace: 'shop' } } } },
    });
  });

  test('the driver signs in as the identity, without a Secret', () => {
    const identity = irsa();

    expect(storeWith({ identity }).csi).toMatchObject({ credentials: [], identity });
  });

  test('with EKS Pod Identity the driver reads the store and the operator does not', () => {
    const store = storeWith({ identity: podIdentity() });

    expect(codesOf(store)).toEqual([]);
    expect(parametersOf(store)).toMatchObject({ usePodIdentity: 'true' });
    expect(store.externalSecrets).toHaveProperty('unavailable');
  });

  test('with IAM roles for service accounts nothing is said of Pod Identity', () => {
    expect(Object.keys(parametersOf(storeWith({})))).toEqual(['region', 'objects']);
  });

  test('a file in a folder keeps its slashes', () => {
    expect(parametersOf(storeWith({}), 'db/password')).toMatchObject({ pathTranslation: 'False' });
  });

  test('neither an identity of another cloud nor none at all compiles', () => {
    // @ts-expect-error: Entra trusts it
    const foreign: AwsStoreProps = { region: 'eu-central-1', identity: azure() };
    // @ts-expect-error: nothing says who reads the store
    const nobody: AwsStoreProps = { region: 'eu-central-1' };

    expect([foreign, nobody]).toHaveLength(2);
  });
});

function secretsManager(props: Partial<AwsStoreProps>): AwsSecretsManager {
  return new AwsSecretsManager(shop(), 'store', propsWith(props));
}

function parameterStore(props: Partial<AwsStoreProps>): AwsParameterStore {
  return new AwsParameterStore(shop(), 'store', propsWith(props));
}

function propsWith(props: Partial<AwsStoreProps>): AwsStoreProps {
  return { region: 'eu-central-1', identity: irsa(), ...props };
}

function providerOf({ externalSecrets }: AwsStore, kind: 'SecretStore' | 'ClusterSecretStore') {
  return isUnavailable(externalSecrets) ? externalSecrets : externalSecrets.provider(kind);
}

function parametersOf(store: AwsSecretsManager | AwsParameterStore, fileName = 'password') {
  const property = store instanceof AwsSecretsManager ? store.secret('db') : store.parameter('/db');
  return isUnavailable(store.csi) ? {} : store.csi.parameters([{ fileName, property }]);
}

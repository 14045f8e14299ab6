import type { JsonObject } from '../../lib/core/json';
import { objects } from './committed';

/** What Pulumi's own article on the provider applies by hand, as the `kind` cluster has it. */
describe('the article', () => {
  const tutorial = objects.filter(({ cluster }) => cluster === 'kind');

  test.each([
    ['CSIDriver', 'secrets-store.csi.k8s.io'],
    ['DaemonSet', 'secrets-store-csi-driver'],
    ['DaemonSet', 'pulumi-esc-csi-provider'],
    ['CustomResourceDefinition', 'secretproviderclasses.secrets-store.csi.x-k8s.io'],
    ['CustomResourceDefinition', 'secretproviderclasspodstatuses.secrets-store.csi.x-k8s.io'],
  ])('has the %s %s', (kind, name) => {
    expect(tutorial.filter(({ identity }) => identity.kind === kind && identity.name === name)).toHaveLength(1);
  });

  test('has a class with exactly the parameters that the provider accepts', () => {
    expect(objectOf('SecretProviderClass')).toMatchObject({
      metadata: { name: 'example-provider-pulumi-esc', namespace: 'default' },
      spec: { provider: 'pulumi' },
    });
    expect(objectOf('SecretProviderClass').spec).toHaveProperty('parameters', {
      organization: 'acme',
      project: 'esc-secrets-store-csi-driver-demo',
      environment: 'csi-secrets-store-app',
      authSecretName: 'pulumi-access-token',
      authSecretNamespace: 'default',
      secrets: '- fileName: "hello"\n  secretKey: "app.hello"\n',
    });
  });

  test('has a Deployment that mounts the class read-only', () => {
    expect(objectOf('Deployment')).toMatchObject({
      metadata: { name: 'example-provider-pulumi-esc', namespace: 'default' },
      spec: {
        template: {
          spec: {
            containers: [{ volumeMounts: [{ name: 'hello', mountPath: '/run/secrets', readOnly: true }] }],
            volumes: [
              {
                name: 'hello',
                csi: {
                  driver: 'secrets-store.csi.k8s.io',
                  readOnly: true,
                  volumeAttributes: { secretProviderClass: 'example-provider-pulumi-esc' },
                },
              },
            ],
          },
        },
      },
    });
  });

  function objectOf(kind: string): JsonObject {
    return tutorial.find(({ identity }) => identity.kind === kind)?.manifest ?? {};
  }
});

import { identityOf } from '../../lib/core/manifest';
import { unitContent } from '../../lib/gitops/unit-content';

const SECRET_STORE = { apiVersion: 'external-secrets.io/v1', kind: 'SecretStore', metadata: { name: 'esc' } };

test('the kinds of a unit are listed sorted by group and kind, each once, whatever their version', () => {
  const content = contentOf(
    SECRET_STORE,
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } },
    { ...SECRET_STORE, apiVersion: 'external-secrets.io/v1beta1' },
  );

  expect(content.kinds).toEqual([
    { group: '', kind: 'ServiceAccount' },
    { group: 'external-secrets.io', kind: 'SecretStore' },
  ]);
});

test('webhooks whose CA something in the cluster fills in are named, sorted', () => {
  const content = contentOf(webhooks('b', {}), webhooks('a', {}), SECRET_STORE);

  expect(content.injectedWebhooks).toEqual(['a', 'b']);
});

test('webhooks with a CA in Git are not named', () => {
  const content = contentOf(webhooks('a', { caBundle: 'Q0E=' }));

  expect(content.injectedWebhooks).toEqual([]);
});

function webhooks(name: string, clientConfig: { caBundle?: string }) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [{ name: 'validate.example.com', clientConfig: { service: { name: 'webhook' }, ...clientConfig } }],
  };
}

function contentOf(...manifests: Parameters<typeof identityOf>[0][]) {
  return unitContent(manifests.map((manifest) => ({ identity: identityOf(manifest), manifest })));
}

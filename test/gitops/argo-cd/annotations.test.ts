import { annotationsFor } from '../../../lib/gitops/argo-cd/annotations';

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

test.each([
  [
    { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
    'Prune=false,Delete=false,ServerSideApply=true',
  ],
  [{ apiVersion: 'v1', kind: 'Namespace' }, 'Prune=false,Delete=false'],
])('%j is neither pruned nor deleted', (manifest, options) => {
  expect(annotationsFor(manifest)).toEqual({ [SYNC_OPTIONS]: options });
});

test.each([
  ['bitnami.com/v1alpha1', 'SealedSecret', '-3'],
  ['external-secrets.io/v1', 'SecretStore', '-2'],
  ['external-secrets.io/v1', 'ClusterSecretStore', '-2'],
  ['generators.external-secrets.io/v1alpha1', 'Password', '-2'],
  ['external-secrets.io/v1', 'ExternalSecret', '-1'],
  ['secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', '-1'],
])('%s %s comes in wave %s, before the workloads', (apiVersion, kind, wave) => {
  expect(annotationsFor({ apiVersion, kind })).toEqual({ [SYNC_WAVE]: wave });
});

test.each([
  ['v1', 'ServiceAccount'],
  ['v1', 'Secret'],
  ['v1', 'ConfigMap'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
])('%s %s comes before the store that may need it, and needs nothing in a unit without', (apiVersion, kind) => {
  const withStore = new Set(['external-secrets.io/SecretStore', 'apps/Deployment']);

  expect(annotationsFor({ apiVersion, kind }, withStore)).toEqual({ [SYNC_WAVE]: '-3' });
  expect(annotationsFor({ apiVersion, kind }, new Set(['apps/Deployment']))).toEqual({});
});

test('what an ExternalSecret of a store elsewhere reads comes before it', () => {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap' };

  expect(annotationsFor(manifest, new Set(['external-secrets.io/ExternalSecret']))).toEqual({ [SYNC_WAVE]: '-3' });
});

test.each(['ClusterExternalSecret', 'PushSecret'])('a %s stays in the last wave, which holds up nothing', (kind) => {
  expect(annotationsFor({ apiVersion: 'external-secrets.io/v1', kind })).toEqual({});
});

test.each([
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
  { apiVersion: 'example.com/v1', kind: 'Namespace' },
  { kind: 'ConfigMap' },
])('%j needs none', (manifest) => {
  expect(annotationsFor(manifest)).toEqual({});
});

test.each([
  { apiVersion: 'v1', kind: 'Namespace', metadata: { annotations: { [SYNC_OPTIONS]: 'Prune=confirm' } } },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { annotations: { [SYNC_WAVE]: '7' } },
  },
])('what the author of %j wrote wins', (manifest) => {
  expect(annotationsFor(manifest)).toEqual({});
});

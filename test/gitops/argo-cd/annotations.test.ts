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

test('a SecretProviderClass comes before the pods that mount it', () => {
  const manifest = { apiVersion: 'secrets-store.csi.x-k8s.io/v1', kind: 'SecretProviderClass' };

  expect(annotationsFor(manifest)).toEqual({ [SYNC_WAVE]: '-1' });
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
  { kind: 'SecretProviderClass', metadata: { annotations: { [SYNC_WAVE]: '7' } } },
])('what the author of %j wrote wins', (manifest) => {
  expect(annotationsFor(manifest)).toEqual({});
});

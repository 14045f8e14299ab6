import type { JsonObject } from '../../../lib/core/json';
import { lastingSecrets } from '../../../lib/rules/gitops/secret-in-hook';
import { codes } from '../../support/cluster-subject';
import { configMap, externalSecret } from '../../support/manifests';

const FOUND = ['gitops/secret-in-hook warning prod/shop/db'];

test.each<[string, JsonObject]>([
  ['of Argo CD', { 'argocd.argoproj.io/hook': 'PreSync' }],
  ['of Helm', { 'helm.sh/hook': 'pre-install,pre-upgrade' }],
  ['that goes once it is done', hook('HookSucceeded')],
])('an ExternalSecret that is a hook %s warns', (_, annotations) => {
  expect(codes(lastingSecrets, [annotated(externalSecret(), annotations)])).toEqual(FOUND);
});

test('so does a SealedSecret', () => {
  const sealed = { ...externalSecret(), apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' };

  expect(codes(lastingSecrets, [annotated(sealed, { 'argocd.argoproj.io/hook': 'PreSync' })])).toEqual(FOUND);
});

test.each<[string, JsonObject]>([
  ['an ExternalSecret', externalSecret()],
  ['one in an early wave', annotated(externalSecret(), { 'argocd.argoproj.io/sync-wave': '-5' })],
  ['one that Argo CD leaves alone', annotated(externalSecret(), { 'argocd.argoproj.io/hook': 'Skip' })],
  ['a hook that stays', annotated(externalSecret(), hook('HookFailed'))],
  ['a ConfigMap that is a hook', annotated(configMap(), { 'argocd.argoproj.io/hook': 'PreSync' })],
])('%s passes', (_, manifest) => {
  expect(codes(lastingSecrets, [manifest])).toEqual([]);
});

function hook(policy: string): JsonObject {
  return { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': policy };
}

function annotated(manifest: JsonObject, annotations: JsonObject): JsonObject {
  return { ...manifest, metadata: { ...(manifest.metadata as JsonObject), annotations } };
}

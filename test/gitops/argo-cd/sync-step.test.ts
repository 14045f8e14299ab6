import { syncStepOf } from '../../../lib/gitops/argo-cd/sync-step';
import { configMap } from '../../support/manifests';

test.each([
  [{}, { phase: 'Sync', wave: 0 }],
  [{ 'argocd.argoproj.io/sync-wave': '-3' }, { phase: 'Sync', wave: -3 }],
  [{ 'argocd.argoproj.io/sync-wave': 'first' }, { phase: 'Sync', wave: 0 }],
  [{ 'argocd.argoproj.io/hook': 'PreSync' }, { phase: 'PreSync', wave: 0, remade: true }],
  [{ 'argocd.argoproj.io/hook': 'PostSync, PreSync' }, { phase: 'PreSync', wave: 0, remade: true }],
  [
    { 'helm.sh/hook': 'post-install,post-upgrade', 'helm.sh/hook-weight': '5' },
    { phase: 'PostSync', wave: 5, remade: true },
  ],
  [
    { 'argocd.argoproj.io/hook': 'PostSync', 'helm.sh/hook': 'pre-install' },
    { phase: 'PostSync', wave: 0, remade: true },
  ],
])('an object with %j is applied in %j', (annotations, step) => {
  expect(syncStepOf(configMap({ annotations }))).toEqual(step);
});

test('a hook that is deleted when it fails alone is not made again', () => {
  const annotations = { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'HookFailed' };

  expect(syncStepOf(configMap({ annotations }))?.remade).toBe(false);
});

test.each(['Skip', 'PreDelete', 'SyncFail'])('no sync applies what is a hook %s alone', (hook) => {
  expect(syncStepOf(configMap({ annotations: { 'argocd.argoproj.io/hook': hook } }))).toBeUndefined();
});

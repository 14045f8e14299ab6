import { type ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { Application, AppProject } from '../../imports/argoproj.io';
import { BARE_CRDS } from '../../imports/bare-crds';
import { SealedSecret } from '../../imports/bitnami.com';
import {
  ClusterExternalSecret,
  ClusterSecretStore,
  ExternalSecret,
  PushSecret,
  SecretStore,
} from '../../imports/external-secrets.io';
import { Kustomization, KustomizationSpecSourceRefKind } from '../../imports/kustomize.toolkit.fluxcd.io';
import { SecretProviderClass } from '../../imports/secrets-store.csi.x-k8s.io';
import { GitRepository, HelmRepository } from '../../imports/source.toolkit.fluxcd.io';

const metadata = { name: 'x', namespace: 'n' };

const bindings: Record<string, (scope: Construct) => ApiObject> = {
  AppProject: (scope) => new AppProject(scope, 'x', { metadata, spec: { sourceRepos: ['https://example.com/r'] } }),
  Application: (scope) =>
    new Application(scope, 'x', { metadata, spec: { project: 'p', destination: {}, source: { repoUrl: 'r' } } }),
  ClusterExternalSecret: (scope) => new ClusterExternalSecret(scope, 'x', { metadata }),
  ClusterSecretStore: (scope) => new ClusterSecretStore(scope, 'x', { metadata }),
  ExternalSecret: (scope) => new ExternalSecret(scope, 'x', { metadata, spec: { secretStoreRef: { name: 's' } } }),
  PushSecret: (scope) =>
    new PushSecret(scope, 'x', {
      metadata,
      spec: { secretStoreRefs: [{ name: 's' }], selector: { secret: { name: 't' } } },
    }),
  SecretStore: (scope) => new SecretStore(scope, 'x', { metadata, spec: { provider: {} } }),
  Kustomization: (scope) =>
    new Kustomization(scope, 'x', {
      metadata,
      spec: {
        interval: '1m',
        prune: true,
        sourceRef: { kind: KustomizationSpecSourceRefKind.GIT_REPOSITORY, name: 's' },
      },
    }),
  SealedSecret: (scope) => new SealedSecret(scope, 'x', { metadata, spec: { encryptedData: {} } }),
  SecretProviderClass: (scope) =>
    new SecretProviderClass(scope, 'x', { metadata, spec: { provider: 'p', parameters: { a: 'b' } } }),
  GitRepository: (scope) =>
    new GitRepository(scope, 'x', { metadata, spec: { interval: '1m', url: 'ssh://git@example.com/r' } }),
  HelmRepository: (scope) => new HelmRepository(scope, 'x', { metadata, spec: { url: 'https://example.com/charts' } }),
};

test.each(BARE_CRDS)('$kind has a binding that renders its upstream name and version', ({ group, kind, version }) => {
  const object = bindings[kind]?.(new Chart(Testing.app(), 'chart'));

  expect(object?.toJson()).toMatchObject({ apiVersion: `${group}/${version}`, kind, metadata });
});

test('fields are spelt as upstream spells them', () => {
  const object = bindings.Application?.(new Chart(Testing.app(), 'chart'));

  expect(object?.toJson().spec).toEqual({ project: 'p', destination: {}, source: { repoURL: 'r' } });
});

test('what is added to the metadata later is rendered', () => {
  const object = bindings.SecretProviderClass?.(new Chart(Testing.app(), 'chart'));

  object?.metadata.addAnnotation('example.com/owner', 'shop');

  expect(object?.toJson().metadata).toEqual({ ...metadata, annotations: { 'example.com/owner': 'shop' } });
});

test('a patch is applied', () => {
  const object = bindings.SecretProviderClass?.(new Chart(Testing.app(), 'chart'));

  object?.addJsonPatch(JsonPatch.replace('/spec/provider', 'other'));

  expect(object?.toJson().spec).toEqual({ provider: 'other', parameters: { a: 'b' } });
});

/** A released Go module of another project, of which the tests read files. */
export interface UpstreamModule {
  readonly path: string;
  readonly version: string;
  /** Hash of the module's files, as a `go.sum` has it. */
  readonly sum: string;
  /** Its CustomResourceDefinitions: files below the module's root. */
  readonly definitions: readonly string[];
}

/**
 * Where the CustomResourceDefinitions come from that the fleet uses and does not write itself, by API group.
 *
 * The newest releases that Go 1.26 may read and the Go module proxy serves.
 */
export const DEFINING_MODULES: Readonly<Record<string, UpstreamModule>> = {
  'argoproj.io': {
    path: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.5.7',
    sum: 'h1:Xm1BF+I5OgDKUG3SDK49vn2/Y5AMyaNVko+/JT08gj0=',
    definitions: ['manifests/crds/application-crd.yaml', 'manifests/crds/appproject-crd.yaml'],
  },
  'external-secrets.io': {
    path: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    definitions: ['deploy/crds/bundle.yaml'],
  },
  'helm.toolkit.fluxcd.io': {
    path: 'github.com/fluxcd/helm-controller',
    version: 'v1.4.0',
    sum: 'h1:rkm8rmB6Na7eNc4pJOnvtXEaJ19iKluRtayHKjBxcUM=',
    definitions: ['config/crd/bases/helm.toolkit.fluxcd.io_helmreleases.yaml'],
  },
  'kustomize.toolkit.fluxcd.io': {
    path: 'github.com/fluxcd/kustomize-controller',
    version: 'v1.9.6',
    sum: 'h1:XB+G3A0mky0j5uVHZWv4oSlS2RvZBoNIUhstIvY0JKE=',
    definitions: ['config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml'],
  },
  'secrets-store.csi.x-k8s.io': {
    path: 'sigs.k8s.io/secrets-store-csi-driver',
    version: 'v1.6.0',
    sum: 'h1:YpKG/2hJkp3EkRGpH5SPxg1/5AkmeD5pwHNKIlE90FU=',
    definitions: [
      'config/crd/bases/secrets-store.csi.x-k8s.io_secretproviderclasses.yaml',
      'config/crd/bases/secrets-store.csi.x-k8s.io_secretproviderclasspodstatuses.yaml',
    ],
  },
  'source.toolkit.fluxcd.io': {
    path: 'github.com/fluxcd/source-controller',
    version: 'v1.9.6',
    sum: 'h1:nG534/bI6nVpyHra7ONAk6xDB3xPsVT+EOLHZHXPrrc=',
    definitions: [
      'config/crd/bases/source.toolkit.fluxcd.io_buckets.yaml',
      'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
      'config/crd/bases/source.toolkit.fluxcd.io_helmrepositories.yaml',
      'config/crd/bases/source.toolkit.fluxcd.io_ocirepositories.yaml',
    ],
  },
};

/** What we keep of one kind's upstream CRD when its typed binding is generated. */
export interface BareCrd {
  readonly group: string;
  readonly kind: string;
  /** The one version we emit. */
  readonly version: string;
  /**
   * Branches of the schema that we emit, dotted, through lists and maps without a sign of their own:
   * `spec.dependsOn.name` is the name in each item. Everything below the last word is kept.
   */
  readonly branches: readonly string[];
}

/**
 * The kinds we emit, and of each only the fields we set.
 *
 * A whole import of every CRD is tens of thousands of lines that are loaded at every `synth`. To emit one field more, add its
 * branch here and run `npm run import:crds -- <folder with the upstream CRDs>`.
 */
export const BARE_CRDS: readonly BareCrd[] = [
  {
    group: 'argoproj.io',
    kind: 'AppProject',
    version: 'v1alpha1',
    branches: [
      'spec.clusterResourceWhitelist.group',
      'spec.clusterResourceWhitelist.kind',
      'spec.destinations',
      'spec.sourceRepos',
    ],
  },
  {
    group: 'argoproj.io',
    kind: 'Application',
    version: 'v1alpha1',
    branches: [
      'spec.destination',
      'spec.project',
      'spec.source.directory.exclude',
      'spec.source.directory.recurse',
      'spec.source.path',
      'spec.source.repoURL',
      'spec.source.targetRevision',
      'spec.syncPolicy.automated.prune',
      'spec.syncPolicy.automated.selfHeal',
      'spec.syncPolicy.retry.backoff',
      'spec.syncPolicy.retry.limit',
      'spec.syncPolicy.syncOptions',
    ],
  },
  {
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    version: 'v1',
    branches: [
      'spec.deletionPolicy',
      'spec.dependsOn.name',
      'spec.interval',
      'spec.path',
      'spec.prune',
      'spec.retryInterval',
      'spec.sourceRef.kind',
      'spec.sourceRef.name',
      'spec.timeout',
      'spec.wait',
    ],
  },
  {
    group: 'secrets-store.csi.x-k8s.io',
    kind: 'SecretProviderClass',
    version: 'v1',
    branches: ['spec.parameters', 'spec.provider', 'spec.secretObjects'],
  },
  {
    group: 'source.toolkit.fluxcd.io',
    kind: 'GitRepository',
    version: 'v1',
    branches: ['spec.interval', 'spec.ref.branch', 'spec.secretRef', 'spec.url'],
  },
];

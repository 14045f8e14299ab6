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
      'spec.ignoreDifferences.group',
      'spec.ignoreDifferences.jqPathExpressions',
      'spec.ignoreDifferences.kind',
      'spec.ignoreDifferences.name',
      'spec.project',
      'spec.source.chart',
      'spec.source.directory.exclude',
      'spec.source.directory.recurse',
      'spec.source.helm.releaseName',
      'spec.source.helm.valuesObject',
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
    group: 'bitnami.com',
    kind: 'SealedSecret',
    version: 'v1alpha1',
    branches: [
      'spec.encryptedData',
      'spec.template.metadata.annotations',
      'spec.template.metadata.labels',
      'spec.template.type',
    ],
  },
  {
    group: 'external-secrets.io',
    kind: 'ClusterExternalSecret',
    version: 'v1',
    // Its `externalSecretSpec` is the spec of an ExternalSecret.
    branches: ['spec.externalSecretName', 'spec.namespaceSelectors', 'spec.refreshTime'],
  },
  {
    group: 'external-secrets.io',
    kind: 'ClusterSecretStore',
    version: 'v1',
    // The rest of its spec is that of a SecretStore.
    branches: ['spec.conditions'],
  },
  {
    group: 'external-secrets.io',
    kind: 'ExternalSecret',
    version: 'v1',
    branches: [
      'spec.data.remoteRef.decodingStrategy',
      'spec.data.remoteRef.key',
      'spec.data.remoteRef.property',
      'spec.data.remoteRef.version',
      'spec.data.secretKey',
      'spec.data.sourceRef.storeRef',
      'spec.dataFrom.extract.decodingStrategy',
      'spec.dataFrom.extract.key',
      'spec.dataFrom.extract.property',
      'spec.dataFrom.extract.version',
      'spec.dataFrom.find.name',
      'spec.dataFrom.find.path',
      'spec.dataFrom.find.tags',
      'spec.dataFrom.rewrite.regexp',
      'spec.dataFrom.rewrite.transform',
      'spec.dataFrom.sourceRef.storeRef',
      'spec.refreshInterval',
      'spec.refreshPolicy',
      'spec.secretStoreRef',
      'spec.target.creationPolicy',
      'spec.target.deletionPolicy',
      'spec.target.immutable',
      'spec.target.name',
      'spec.target.template.data',
      'spec.target.template.engineVersion',
      'spec.target.template.mergePolicy',
      'spec.target.template.metadata.annotations',
      'spec.target.template.metadata.labels',
      'spec.target.template.templateFrom.configMap',
      'spec.target.template.templateFrom.literal',
      'spec.target.template.templateFrom.target',
      'spec.target.template.type',
    ],
  },
  {
    group: 'external-secrets.io',
    kind: 'PushSecret',
    version: 'v1alpha1',
    branches: [
      'spec.data.conversionStrategy',
      'spec.data.match',
      'spec.deletionPolicy',
      'spec.refreshInterval',
      'spec.secretStoreRefs.kind',
      'spec.secretStoreRefs.name',
      'spec.selector.secret.name',
      'spec.updatePolicy',
    ],
  },
  {
    group: 'external-secrets.io',
    kind: 'SecretStore',
    version: 'v1',
    branches: [
      'spec.controller',
      'spec.provider.aws.auth.jwt',
      'spec.provider.aws.region',
      'spec.provider.aws.service',
      'spec.provider.aws.sessionTagsPolicy',
      'spec.provider.azurekv.authType',
      'spec.provider.azurekv.environmentType',
      'spec.provider.azurekv.identityId',
      'spec.provider.azurekv.serviceAccountRef',
      'spec.provider.azurekv.tenantId',
      'spec.provider.azurekv.useAzureSDK',
      'spec.provider.azurekv.vaultUrl',
      'spec.provider.gcpsm.auth.workloadIdentity',
      'spec.provider.gcpsm.location',
      'spec.provider.gcpsm.projectID',
      'spec.provider.gcpsm.secretVersionSelectionPolicy',
      'spec.provider.pulumi.apiUrl',
      'spec.provider.pulumi.auth',
      'spec.provider.pulumi.environment',
      'spec.provider.pulumi.organization',
      'spec.provider.pulumi.project',
      'spec.provider.vault.auth.kubernetes.mountPath',
      'spec.provider.vault.auth.kubernetes.role',
      'spec.provider.vault.auth.kubernetes.serviceAccountRef',
      'spec.provider.vault.caBundle',
      'spec.provider.vault.namespace',
      'spec.provider.vault.path',
      'spec.provider.vault.server',
      'spec.provider.vault.version',
      'spec.refreshInterval',
      'spec.retrySettings',
    ],
  },
  {
    group: 'kustomize.toolkit.fluxcd.io',
    kind: 'Kustomization',
    version: 'v1',
    branches: [
      'spec.deletionPolicy',
      'spec.dependsOn.name',
      'spec.healthCheckExprs',
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
  {
    group: 'source.toolkit.fluxcd.io',
    kind: 'HelmRepository',
    version: 'v1',
    branches: ['spec.interval', 'spec.url'],
  },
];

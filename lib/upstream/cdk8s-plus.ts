/**
 * How the object classes that cdk8s-plus generates (`k8s.KubeDeployment` and its like) write what they are given.
 *
 * Source: cdk8s-plus-30 2.4.10, `lib/imports/k8s.js`.
 */
export const CDK8S_PLUS_OBJECTS = {
  version: '2.4.10',
  /** How the jsii names of the classes begin. */
  namePrefix: 'cdk8s-plus-30.k8s.Kube',
  /** Properties of theirs that Kubernetes spells otherwise, sorted. */
  respelled: new Set([
    'clientIp',
    'clusterIp',
    'datasetUuid',
    'diskUri',
    'downwardApi',
    'externalId',
    'hostIp',
    'hostIpc',
    'hostPid',
    'insecureSkipTlsVerify',
    'loadBalancerIp',
    'nodeId',
    'nonResourceUrLs',
    'openApiv3Schema',
    'pdId',
    'podCidr',
    'podCidRs',
    'providerId',
    'ref',
    'scaleIo',
    'schema',
    'setHostnameAsFqdn',
    'storagePolicyId',
    'targetCpuUtilizationPercentage',
    'targetWwNs',
    'volumeId',
    'xKubernetesEmbeddedResource',
    'xKubernetesIntOrString',
    'xKubernetesListMapKeys',
    'xKubernetesListType',
    'xKubernetesMapType',
    'xKubernetesPreserveUnknownFields',
    'xKubernetesValidations',
  ]),
  /** The one of them that cdk8s-plus writes into every pod, as a boolean, and how Kubernetes spells it. */
  inEveryPod: { property: 'setHostnameAsFqdn', field: 'setHostnameAsFQDN' },
} as const;

/**
 * The versions of built-in kinds that Kubernetes serves, 1.30 to 1.37. One that stands here for a kind is served; any other is
 * not. Versions that are off until somebody switches them on count as served.
 *
 * Source: `zz_generated.prerelease-lifecycle.go` of `k8s.io/api` 0.37.2.
 */

/** Kinds that have `v1` and nothing else, by group. */
export const KUBERNETES_V1_KINDS: Readonly<Record<string, readonly string[]>> = {
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  apps: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  batch: ['CronJob', 'Job'],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'coordination.k8s.io': ['Lease'],
  'discovery.k8s.io': ['EndpointSlice'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'CSIStorageCapacity', 'StorageClass', 'VolumeAttachment'],
};

/** The first minor version that serves a version of a kind, and the first that does no more. */
export interface ServedSince {
  readonly since: string;
  /** @default - it is still served */
  readonly until?: string;
}

/** Kinds whose versions come and go, as `<group>/<kind>`; oldest version first. */
export const KUBERNETES_CHANGING_KINDS: Readonly<Record<string, Readonly<Record<string, ServedSince>>>> = {
  ...both('admissionregistration.k8s.io/MutatingAdmissionPolicy', 'Binding', {
    v1alpha1: { since: '1.32', until: '1.38' },
    v1beta1: { since: '1.34', until: '1.40' },
    v1: { since: '1.36' },
  }),
  ...both('admissionregistration.k8s.io/ValidatingAdmissionPolicy', 'Binding', {
    v1alpha1: { since: '1.26', until: '1.32' },
    v1beta1: { since: '1.28', until: '1.34' },
    v1: { since: '1.30' },
  }),
  'autoscaling/HorizontalPodAutoscaler': { v1: { since: '1.2' }, v2: { since: '1.23' } },
  'certificates.k8s.io/ClusterTrustBundle': {
    v1alpha1: { since: '1.26', until: '1.37' },
    v1beta1: { since: '1.33', until: '1.40' },
    v1: { since: '1.37' },
  },
  'flowcontrol.apiserver.k8s.io/FlowSchema': { v1beta3: { since: '1.26', until: '1.32' }, v1: { since: '1.29' } },
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration': {
    v1beta3: { since: '1.26', until: '1.32' },
    v1: { since: '1.29' },
  },
  'networking.k8s.io/IPAddress': addressVersions(),
  'networking.k8s.io/ServiceCIDR': addressVersions(),
  'resource.k8s.io/DeviceClass': deviceVersions(),
  ...both('resource.k8s.io/ResourceClaim', 'Template', deviceVersions()),
  'storage.k8s.io/VolumeAttributesClass': {
    v1alpha1: { since: '1.29', until: '1.35' },
    v1beta1: { since: '1.31', until: '1.37' },
    v1: { since: '1.34' },
  },
};

/** Kinds that no version serves any more, as `<group>/<kind>`, with what took their place. */
export const KUBERNETES_GONE_KINDS: Readonly<Record<string, string | undefined>> = {
  'extensions/DaemonSet': 'apps/v1',
  'extensions/Deployment': 'apps/v1',
  'extensions/Ingress': 'networking.k8s.io/v1',
  'extensions/NetworkPolicy': 'networking.k8s.io/v1',
  'extensions/PodSecurityPolicy': undefined,
  'extensions/ReplicaSet': 'apps/v1',
  'policy/PodSecurityPolicy': undefined,
};

function addressVersions(): Readonly<Record<string, ServedSince>> {
  return {
    v1alpha1: { since: '1.27', until: '1.34' },
    v1beta1: { since: '1.31', until: '1.37' },
    v1: { since: '1.33' },
  };
}

function deviceVersions(): Readonly<Record<string, ServedSince>> {
  return {
    v1alpha2: { since: '1.26', until: '1.31' },
    v1alpha3: { since: '1.31', until: '1.34' },
    v1beta1: { since: '1.32', until: '1.38' },
    v1beta2: { since: '1.33', until: '1.39' },
    v1: { since: '1.34' },
  };
}

/** A kind, and another whose name goes on, with the same versions. */
function both<Versions>(kind: string, suffix: string, versions: Versions): Readonly<Record<string, Versions>> {
  return { [kind]: versions, [`${kind}${suffix}`]: versions };
}

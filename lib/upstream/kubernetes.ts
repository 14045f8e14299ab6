import { KubernetesVersion } from '../core/kubernetes-version.ts';

/** Facts of Kubernetes itself, 1.30 to 1.36. */

/** Oldest version a cluster may have: the floor of the Secrets Store CSI Driver 1.6.0. */
export const OLDEST_KUBERNETES = KubernetesVersion.parse('1.30');

/** Namespaces that every cluster has from its first minute. */
export const BUILT_IN_NAMESPACES: readonly string[] = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** Where the ServiceAccount's token is mounted, by the path in the API and by the one that a `/var/run` link gives. */
export const SERVICE_ACCOUNT_TOKEN_PATHS: readonly string[] = [
  '/run/secrets/kubernetes.io/serviceaccount',
  '/var/run/secrets/kubernetes.io/serviceaccount',
];

/** Built-in kinds that belong to no namespace, as `<group>/<kind>`; the core group is empty. */
export const CLUSTER_SCOPED_KINDS: ReadonlySet<string> = new Set([
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'certificates.k8s.io/CertificateSigningRequest',
  'certificates.k8s.io/ClusterTrustBundle',
  'flowcontrol.apiserver.k8s.io/FlowSchema',
  'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
  'networking.k8s.io/IPAddress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/ServiceCIDR',
  'node.k8s.io/RuntimeClass',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceSlice',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/StorageClass',
  'storage.k8s.io/VolumeAttachment',
  'storage.k8s.io/VolumeAttributesClass',
]);

/** Those of {@link CLUSTER_SCOPED_KINDS} whose objects parts of the cluster make; nobody keeps them in Git. */
export const CLUSTER_SCOPED_RUNTIME_KINDS: ReadonlySet<string> = new Set([
  '/Node',
  'certificates.k8s.io/CertificateSigningRequest',
  'networking.k8s.io/IPAddress',
  'resource.k8s.io/ResourceSlice',
  'storage.k8s.io/CSINode',
  'storage.k8s.io/VolumeAttachment',
]);

/** API groups that Kubernetes itself serves; everything in them that is not cluster-scoped has a namespace. */
export const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** Longest file mount path that a container may have. */
export const PATH_MAX_LENGTH = 4096;

/** Longest single part of a file path, in bytes. */
export const PATH_PART_MAX_BYTES = 255;

/** Pods made by a controller get at most 58 characters of their owner's name and a suffix of 5 (`generateName`). */
const GENERATED_NAME_MAX_LENGTH = 63;
const GENERATED_SUFFIX_LENGTH = '-xxxxx'.length;

/** What controllers put between a workload's name and the generated suffix: hash, ordinal or scheduled minute. */
const MIDDLE_LENGTH: Readonly<Record<string, number>> = {
  Deployment: '-0123456789'.length,
  CronJob: '-01234567'.length,
};

/** Length of the longest name that a pod of this workload gets. */
export function longestPodNameLength(kind: string, name: string): number {
  if (kind === 'Pod') return name.length;
  if (kind === 'StatefulSet') return name.length + '-99999'.length;
  return Math.min(GENERATED_NAME_MAX_LENGTH, name.length + (MIDDLE_LENGTH[kind] ?? 0) + GENERATED_SUFFIX_LENGTH);
}

import { SECRETS_STORE_CRDS, type SecretsStoreCrd } from '../../lib/upstream/secrets-store-csi-driver-crds';

/** What a rendering of the driver's chart is made with. */
export interface DriverRenderingOptions {
  readonly sync?: boolean;
  readonly rotation?: boolean;
  readonly audience?: string;
  /** As without `--include-crds`. */
  readonly withoutCrds?: boolean;
}

/** The driver's chart 1.6.0 as Helm renders it, release `release`. */
export function driverRendering(options: DriverRenderingOptions = {}): string {
  const { sync, rotation, audience, withoutCrds } = options;
  return [
    ...(withoutCrds ? [] : SECRETS_STORE_CRDS.map(crd)),
    object('v1', 'ServiceAccount', 'secrets-store-csi-driver', { namespaced: true }),
    clusterRole('secretproviderclasses-role', [
      ['""', 'events', 'create, patch'],
      ['""', 'pods', 'get, list, watch'],
      [GROUP, 'secretproviderclasses', 'get, list, watch'],
      [GROUP, 'secretproviderclasspodstatuses', 'create, delete, get, list, patch, update, watch'],
      [GROUP, 'secretproviderclasspodstatuses/status', 'get, patch, update'],
      ['storage.k8s.io', 'csidrivers', 'get, list, watch', 'resourceNames: [secrets-store.csi.k8s.io]'],
    ]),
    clusterRoleBinding('secretproviderclasses-rolebinding', 'secretproviderclasses-role', 'secrets-store-csi-driver'),
    aggregated('secretproviderclasses-admin-role', ['admin', 'edit'], 'secretproviderclasses', ALL_VERBS),
    aggregated('secretproviderclasses-viewer-role', ['view'], 'secretproviderclasses', 'get, list, watch'),
    aggregated(
      'secretproviderclasspodstatuses-viewer-role',
      ['view'],
      'secretproviderclasspodstatuses',
      'get, list, watch',
    ),
    ...(sync
      ? [
          clusterRole('secretprovidersyncing-role', [['""', 'secrets', ALL_VERBS]]),
          clusterRoleBinding(
            'secretprovidersyncing-rolebinding',
            'secretprovidersyncing-role',
            'secrets-store-csi-driver',
          ),
        ]
      : []),
    driverDaemonSet(rotation ? ['--enable-secret-rotation=true'] : []),
    `${object('storage.k8s.io/v1', 'CSIDriver', 'secrets-store.csi.k8s.io')}
spec:
  podInfoOnMount: true
  attachRequired: false
  volumeLifecycleModes: [Ephemeral]
  requiresRepublish: ${rotation ?? false}
${audience ? `  tokenRequests: [{audience: "${audience}"}]\n  serviceAccountTokenInSecrets: true` : ''}`,
    ...['upgrade', 'keep'].flatMap(crdHook),
  ].join('\n---\n');
}

const GROUP = 'secrets-store.csi.x-k8s.io';
const ALL_VERBS = 'create, delete, get, list, patch, update, watch';
const LABELS = `
    app: secrets-store-csi-driver
    app.kubernetes.io/instance: release
    app.kubernetes.io/managed-by: Helm
    app.kubernetes.io/name: secrets-store-csi-driver
    app.kubernetes.io/version: 1.6.0
    helm.sh/chart: secrets-store-csi-driver-1.6.0`;

interface Metadata {
  readonly namespaced?: boolean;
  readonly extra?: string;
  readonly labels?: string;
}

function object(
  apiVersion: string,
  kind: string,
  name: string,
  { namespaced, extra = '', labels = '' }: Metadata = {},
) {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
${namespaced ? '  namespace: kube-system\n' : ''}${extra}  labels:${LABELS}${labels}`;
}

type Rule = readonly [group: string, resource: string, verbs: string, names?: string];

function rules(list: readonly Rule[]): string {
  const items = list.map(
    ([group, resource, verbs, names]) =>
      `- {apiGroups: [${group}], resources: [${resource}], verbs: [${verbs}]${names ? `, ${names}` : ''}}`,
  );
  return `rules:\n${items.join('\n')}`;
}

function clusterRole(name: string, list: readonly Rule[], metadata: Metadata = {}): string {
  return `${object('rbac.authorization.k8s.io/v1', 'ClusterRole', name, metadata)}\n${rules(list)}`;
}

function aggregated(name: string, into: readonly string[], resource: string, verbs: string): string {
  const labels = into.map((role) => `\n    rbac.authorization.k8s.io/aggregate-to-${role}: "true"`).join('');
  return clusterRole(name, [[GROUP, resource, verbs]], { extra: '  creationTimestamp: null\n', labels });
}

function clusterRoleBinding(name: string, role: string, account: string, metadata: Metadata = {}): string {
  return `${object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', name, metadata)}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{kind: ServiceAccount, name: ${account}, namespace: kube-system}]`;
}

function crd({ kind, plural, singular, v1, v1alpha1 }: SecretsStoreCrd): string {
  const described = (schema: object) => JSON.stringify({ description: 'what it is for', ...schema });
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations: {controller-gen.kubebuilder.io/version: v0.16.3}
  name: ${plural}.${GROUP}
spec:
  group: ${GROUP}
  names: {kind: ${kind}, listKind: ${kind}List, plural: ${plural}, singular: ${singular}}
  scope: Namespaced
  versions:
  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: ${described(v1)}}}
  - name: v1alpha1
    served: true
    storage: false
    deprecated: true
${kind === 'SecretProviderClass' ? '    deprecationWarning: v1alpha1 is deprecated' : ''}
    schema: {openAPIV3Schema: ${described(v1alpha1)}}`;
}

function resources(cpu: string, memory: string, cpuLimit: string, memoryLimit: string): string {
  return `{requests: {cpu: ${cpu}, memory: ${memory}}, limits: {cpu: ${cpuLimit}, memory: ${memoryLimit}}}`;
}

function driverDaemonSet(rotationArgs: readonly string[]): string {
  const args = [
    '--endpoint=$(CSI_ENDPOINT)',
    '--nodeid=$(KUBE_NODE_NAME)',
    '--provider-volume=/var/run/secrets-store-csi-providers',
    '--additional-provider-volume-paths=/etc/kubernetes/secrets-store-csi-providers',
    '--metrics-addr=:8095',
    '--provider-health-check-interval=2m',
    '--max-call-recv-msg-size=4194304',
    ...rotationArgs,
  ];
  return `${object('apps/v1', 'DaemonSet', 'release-secrets-store-csi-driver', { namespaced: true })}
spec:
  selector: {matchLabels: {app: secrets-store-csi-driver}}
  updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}
  template:
    metadata:
      annotations: {kubectl.kubernetes.io/default-container: secrets-store}
      labels:${LABELS.replaceAll('\n', '\n    ')}
    spec:
      automountServiceAccountToken: true
      serviceAccountName: secrets-store-csi-driver
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms: [{matchExpressions: [{key: type, operator: NotIn, values: [virtual-kubelet]}]}]
      containers:
      - name: node-driver-registrar
        image: registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.16.0
        imagePullPolicy: IfNotPresent
        args: [--v=5, --csi-address=/csi/csi.sock, --kubelet-registration-path=/var/lib/kubelet/plugins/csi-secrets-store/csi.sock]
        volumeMounts: [{name: plugin-dir, mountPath: /csi}, {name: registration-dir, mountPath: /registration}]
        resources: ${resources('10m', '20Mi', '100m', '100Mi')}
      - name: secrets-store
        image: registry.k8s.io/csi-secrets-store/driver:v1.6.0
        imagePullPolicy: IfNotPresent
        args: ${JSON.stringify(args)}
        env:
        - {name: CSI_ENDPOINT, value: "unix:///csi/csi.sock"}
        - {name: KUBE_NODE_NAME, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: spec.nodeName}}}
        securityContext: {privileged: true}
        ports:
        - {containerPort: 9808, name: healthz, protocol: TCP}
        - {containerPort: 8095, name: metrics, protocol: TCP}
        livenessProbe:
          httpGet: {path: /healthz, port: healthz}
          failureThreshold: 5
          initialDelaySeconds: 30
          timeoutSeconds: 10
          periodSeconds: 15
        volumeMounts:
        - {name: plugin-dir, mountPath: /csi}
        - {name: mountpoint-dir, mountPath: /var/lib/kubelet/pods, mountPropagation: Bidirectional}
        - {name: providers-dir, mountPath: /var/run/secrets-store-csi-providers}
        - {name: providers-dir-0, mountPath: /etc/kubernetes/secrets-store-csi-providers}
        resources: ${resources('50m', '100Mi', '200m', '200Mi')}
      - name: liveness-probe
        image: registry.k8s.io/sig-storage/livenessprobe:v2.18.0
        imagePullPolicy: IfNotPresent
        args: [--csi-address=/csi/csi.sock, --probe-timeout=3s, "--http-endpoint=0.0.0.0:9808", -v=2]
        volumeMounts: [{name: plugin-dir, mountPath: /csi}]
        resources: ${resources('10m', '20Mi', '100m', '100Mi')}
      volumes:
      - {name: mountpoint-dir, hostPath: {path: /var/lib/kubelet/pods, type: DirectoryOrCreate}}
      - {name: registration-dir, hostPath: {path: /var/lib/kubelet/plugins_registry/, type: Directory}}
      - {name: plugin-dir, hostPath: {path: /var/lib/kubelet/plugins/csi-secrets-store/, type: DirectoryOrCreate}}
      - {name: providers-dir, hostPath: {path: /var/run/secrets-store-csi-providers, type: DirectoryOrCreate}}
      - {name: providers-dir-0, hostPath: {path: /etc/kubernetes/secrets-store-csi-providers, type: DirectoryOrCreate}}
      nodeSelector: {kubernetes.io/os: linux}
      tolerations: [{operator: Exists}]`;
}

function crdHook(what: string): readonly string[] {
  const name = `release-secrets-store-csi-driver-${what}-crds`;
  const hook = `  annotations: {helm.sh/hook: pre-upgrade, helm.sh/hook-weight: "1", helm.sh/hook-delete-policy: "hook-succeeded,before-hook-creation"}\n`;
  const verbs = what === 'upgrade' ? 'get, create, update, patch' : 'get, patch';
  const args =
    what === 'upgrade'
      ? '[apply, -f, crds/]'
      : `[patch, crd, secretproviderclasses.${GROUP}, -p, '{"metadata": {"annotations": {"helm.sh/resource-policy": "keep"}}}']`;
  return [
    object('v1', 'ServiceAccount', name, { namespaced: true, extra: hook }),
    clusterRole(name, [['apiextensions.k8s.io', 'customresourcedefinitions', verbs]], { extra: hook }),
    clusterRoleBinding(name, name, name, { extra: hook }),
    `${object('batch/v1', 'Job', `secrets-store-csi-driver-${what}-crds`, { namespaced: true, extra: hook })}
spec:
  backoffLimit: 3
  template:
    metadata: {name: ${name}}
    spec:
      serviceAccountName: ${name}
      restartPolicy: Never
      containers:
      - {name: crds-${what}, image: "registry.k8s.io/csi-secrets-store/driver-crds:v1.6.0", imagePullPolicy: IfNotPresent, args: ${args}}
      nodeSelector: {kubernetes.io/os: linux}
      tolerations: [{operator: Exists}]`,
  ];
}

/** What a rendering of the Azure provider's chart is made with. */
export interface AzureKeyVaultRenderingOptions {
  readonly windows?: boolean;
  /** As with `constructPEMChain: false`. */
  readonly withoutPemChainFlag?: boolean;
}

/** The Azure Key Vault provider's chart 1.8.2 as Helm renders it without the driver, release `release`. */
export function azureKeyVaultRendering(options: AzureKeyVaultRenderingOptions = {}): string {
  return [
    `apiVersion: v1
kind: ServiceAccount
${metadata(NAME)}`,
    daemonSet(LINUX, options),
    ...(options.windows ? [daemonSet(WINDOWS, options)] : []),
  ].join('\n---\n');
}

const NAME = 'csi-secrets-store-provider-azure';
const LABELS = `{app: ${NAME}, app.kubernetes.io/instance: release, app.kubernetes.io/managed-by: Helm, app.kubernetes.io/name: ${NAME}, app.kubernetes.io/version: 1.8.2, helm.sh/chart: ${NAME}-1.8.2}`;

interface Nodes {
  readonly name: string;
  readonly os: string;
  readonly pod: string;
  readonly endpoint: string;
  readonly container: string;
  readonly resources: string;
  readonly mountPath: string;
  readonly hostPath: string;
}

const LINUX: Nodes = {
  name: `release-${NAME}`,
  os: 'linux',
  pod: 'hostNetwork: true\n      dnsPolicy: ClusterFirstWithHostNet',
  endpoint: 'unix:///provider/azure.sock',
  container: `ports: [{containerPort: 8898, name: metrics, protocol: TCP}]
        securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, runAsUser: 0, capabilities: {drop: [ALL]}}`,
  resources: '{cpu: 50m, memory: 100Mi}',
  mountPath: '/provider',
  hostPath: '{path: /var/run/secrets-store-csi-providers}',
};

const WINDOWS: Nodes = {
  name: `release-${NAME}-windows`,
  os: 'windows',
  pod: '',
  endpoint: 'unix://C:\\\\provider\\\\azure.sock',
  container: '',
  resources: '{cpu: 100m, memory: 200Mi}',
  mountPath: 'C:\\provider',
  hostPath: '{path: C:\\k\\secrets-store-csi-providers, type: DirectoryOrCreate}',
};

function daemonSet(nodes: Nodes, { withoutPemChainFlag }: AzureKeyVaultRenderingOptions): string {
  return `apiVersion: apps/v1
kind: DaemonSet
${metadata(nodes.name)}
spec:
  updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}
  selector: {matchLabels: {app: ${NAME}}}
  template:
    metadata: {labels: ${LABELS}}
    spec:
      serviceAccountName: ${NAME}
      ${nodes.pod}
      containers:
      - name: provider-azure-installer
        image: mcr.microsoft.com/oss/v2/azure/secrets-store/provider-azure:v1.8.2
        imagePullPolicy: IfNotPresent
        args:
        - --endpoint=${nodes.endpoint}
        ${withoutPemChainFlag ? '' : '- --construct-pem-chain=true'}
        - --healthz-port=8989
        - --healthz-path=/healthz
        - --healthz-timeout=5s
        livenessProbe: {httpGet: {path: /healthz, port: 8989}, failureThreshold: 3, initialDelaySeconds: 5, timeoutSeconds: 10, periodSeconds: 30}
        resources: {limits: ${nodes.resources}, requests: ${nodes.resources}}
        ${nodes.container}
        volumeMounts: [{name: provider-vol, mountPath: ${nodes.mountPath}}]
      affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: type, operator: NotIn, values: [virtual-kubelet]}]}]}}}
      volumes: [{name: provider-vol, hostPath: ${nodes.hostPath}}]
      nodeSelector: {kubernetes.io/os: ${nodes.os}}
      tolerations: [{operator: Exists}]`;
}

function metadata(name: string): string {
  return `metadata: {name: ${name}, namespace: kube-system, labels: ${LABELS}}`;
}

/** The Pulumi ESC provider's chart 0.1.6 as Helm renders it. */
export function providerRendering(): string {
  return `
apiVersion: v1
kind: ServiceAccount
${metadata('pulumi-esc-csi-provider')}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
${metadata('pulumi-esc-csi-provider-cr')}
rules:
- {apiGroups: [""], resources: [secrets], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
${metadata('pulumi-esc-csi-provider-crb')}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pulumi-esc-csi-provider-cr}
subjects:
- {kind: ServiceAccount, namespace: kube-system, name: pulumi-esc-csi-provider}
---
apiVersion: apps/v1
kind: DaemonSet
${metadata('pulumi-esc-csi-provider')}
spec:
  selector: {matchLabels: {app: pulumi-esc-csi-provider}}
  template:
    metadata: {labels: {app: pulumi-esc-csi-provider}}
    spec:
      serviceAccountName: pulumi-esc-csi-provider
      securityContext: {runAsUser: 0, fsGroup: 0}
      containers:
      - name: pulumi-esc-csi-provider
        image: ghcr.io/pulumi/pulumi-esc-csi-provider:0.1.1
        imagePullPolicy: Always
        args: [-endpoint=/provider/pulumi.sock]
        resources: {limits: {cpu: 50m, memory: 100Mi}, requests: {cpu: 50m, memory: 100Mi}}
        volumeMounts: [{name: socket, mountPath: /provider}]
        livenessProbe: ${probe('/healthz')}
        readinessProbe: ${probe('/readyz')}
      volumes:
      - {name: socket, hostPath: {path: /etc/kubernetes/secrets-store-csi-providers, type: DirectoryOrCreate}}
      nodeSelector: {kubernetes.io/os: linux}
`;
}

const metadata = (name: string) =>
  `metadata: {name: ${name}, namespace: kube-system, labels: {app: pulumi-esc-csi-provider}}`;

const probe = (path: string) =>
  `{failureThreshold: 2, httpGet: {path: ${path}, port: 8080, scheme: HTTP}, initialDelaySeconds: 5, periodSeconds: 5, successThreshold: 1, timeoutSeconds: 3}`;

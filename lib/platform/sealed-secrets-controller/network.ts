import { SEALED_SECRETS as UPSTREAM } from '../../upstream/sealed-secrets.ts';
import type { Manifest } from '../manifest.ts';
import { role } from '../rbac.ts';
import { ownMetadata, SELECTOR } from './metadata.ts';

/** Who reaches the controller: everybody its metrics, and nobody or kubeseal the rest. */
export function networkManifests(namespace: string, serviceProxiers: readonly string[]): readonly Manifest[] {
  const metrics = service(namespace, `${UPSTREAM.controllerName}-metrics`, 'metrics', UPSTREAM.metricsPort);
  if (serviceProxiers.length === 0) return [metrics, metricsOnly(namespace)];
  const http = service(namespace, UPSTREAM.controllerName, 'http', UPSTREAM.httpPort);
  return [metrics, http, ...serviceProxierRoles(namespace, serviceProxiers)];
}

function service(namespace: string, name: string, port: string, number: number): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: ownMetadata(namespace, name),
    spec: {
      type: 'ClusterIP',
      selector: SELECTOR,
      ports: [{ name: port, port: number, protocol: 'TCP', targetPort: port }],
    },
  };
}

/** Closes the port with the certificate and with the two endpoints by which 0.36 gives sealed values away. */
function metricsOnly(namespace: string): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: ownMetadata(namespace, `${UPSTREAM.controllerName}-ingress`),
    spec: {
      podSelector: { matchLabels: SELECTOR },
      policyTypes: ['Ingress'],
      ingress: [{ ports: [{ port: UPSTREAM.metricsPort, protocol: 'TCP' }] }],
    },
  };
}

function serviceProxierRoles(namespace: string, groups: readonly string[]): readonly Manifest[] {
  const name = UPSTREAM.controllerName;
  const metadata = ownMetadata(namespace, UPSTREAM.serviceProxierRole);
  return [
    role(metadata, [
      { apiGroups: [''], resources: ['services'], resourceNames: [name], verbs: ['get'] },
      {
        apiGroups: [''],
        resources: ['services/proxy'],
        // kubeseal writes scheme and port; the release manifest lets people do without them.
        resourceNames: [`http:${name}:`, `http:${name}:http`, name],
        verbs: ['create', 'get'],
      },
    ]),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: UPSTREAM.serviceProxierRole },
      subjects: groups.map((group) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group })),
    },
  ];
}

import type { Tool } from './tools';

/** The oldest Kubernetes that a cluster may have, and the newest that is released; patch versions are in `tools/`. */
export const KUBERNETES_VERSIONS = ['1.30', '1.37'] as const;

/** A minor version of Kubernetes that the tests run against. */
export type KubernetesMinor = (typeof KUBERNETES_VERSIONS)[number];

/** The newest of {@link KUBERNETES_VERSIONS}. */
export const NEWEST_KUBERNETES: KubernetesMinor = '1.37';

/** The store of every control plane that the tests start. */
export const ETCD: Tool = {
  folder: 'etcd',
  package: 'go.etcd.io/etcd/server/v3',
  module: 'go.etcd.io/etcd/server/v3',
};

/** The API server of a version. */
export function kubeApiserver(minor: KubernetesMinor): Tool {
  return {
    folder: `kube-apiserver-${minor}`,
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    module: 'k8s.io/kubernetes',
  };
}

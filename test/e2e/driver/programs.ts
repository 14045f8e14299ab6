import type { Tool } from '../control-plane/tools';

/** The driver that the fleet installs, in the version that it installs. */
export const DRIVER: Tool = {
  folder: 'secrets-store-csi-driver',
  package: 'sigs.k8s.io/secrets-store-csi-driver/cmd/secrets-store-csi-driver',
  module: 'sigs.k8s.io/secrets-store-csi-driver',
};

/** What removes objects whose owners are gone, and makes pods of Deployments. */
export const CONTROLLER_MANAGER: Tool = {
  folder: 'kube-controller-manager-1.37',
  package: 'k8s.io/kubernetes/cmd/kube-controller-manager',
  module: 'k8s.io/kubernetes',
};

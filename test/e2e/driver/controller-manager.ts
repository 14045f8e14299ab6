import { join } from 'node:path';
import type { ClusterAccess } from '../api/cluster-access';
import { writeKubeconfig } from '../api/kubeconfig';
import { type Child, startChild } from '../control-plane/child';
import { build } from '../control-plane/tools';
import { CONTROLLER_MANAGER } from './programs';

/** Starts the controllers that make pods of Deployments and remove what nobody owns any more. */
export function startControllerManager(access: ClusterAccess, folder: string): Child {
  const kubeconfig = join(folder, 'controller-manager.kubeconfig');
  writeKubeconfig(kubeconfig, access);
  return startChild('kube-controller-manager', folder, build(CONTROLLER_MANAGER), {
    kubeconfig,
    controllers: 'deployment-controller,replicaset-controller,garbage-collector-controller',
    'leader-elect': 'false',
    'secure-port': '0',
  });
}

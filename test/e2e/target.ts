import { ApiServer } from './api/api-server';
import type { ClusterAccess } from './api/cluster-access';
import { readKubeconfig } from './api/kubeconfig';
import { startControlPlane } from './control-plane/control-plane';
import { KUBERNETES_VERSIONS, type KubernetesMinor } from './control-plane/versions';

/** An API server for the tests of one file. */
export interface Target {
  readonly server: ApiServer;
  /** Somebody who may do everything. */
  readonly access: ClusterAccess;
  stop(): Promise<void>;
}

/** What the tests run against, by name: the cluster of `KUBECONFIG`, else a control plane of each version. */
export const TARGETS: readonly { readonly target: string; readonly start: () => Promise<Target> }[] = process.env
  .KUBECONFIG
  ? [{ target: 'the cluster of KUBECONFIG', start: givenCluster(process.env.KUBECONFIG) }]
  : KUBERNETES_VERSIONS.map((minor) => ({ target: `Kubernetes ${minor}`, start: ownControlPlane(minor) }));

function givenCluster(file: string): () => Promise<Target> {
  return async () => {
    const access = readKubeconfig(file);
    const server = new ApiServer(access);
    return { server, access, stop: async () => server.close() };
  };
}

function ownControlPlane(minor: KubernetesMinor): () => Promise<Target> {
  return async () => {
    const plane = await startControlPlane(minor);
    const server = new ApiServer(plane.access);
    return {
      server,
      access: plane.access,
      stop: async () => {
        server.close();
        await plane.stop();
      },
    };
  };
}

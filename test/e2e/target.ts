import { ApiServer } from './api/api-server';
import { readKubeconfig } from './api/kubeconfig';
import { startControlPlane } from './control-plane/control-plane';
import { KUBERNETES_VERSIONS, type KubernetesMinor } from './control-plane/versions';

/** An API server for the tests of one file. */
export interface Target {
  readonly server: ApiServer;
  stop(): Promise<void>;
}

/** What the tests run against, by name: the cluster of `KUBECONFIG`, else a control plane of each version. */
export const TARGETS: readonly { readonly target: string; readonly start: () => Promise<Target> }[] = process.env
  .KUBECONFIG
  ? [{ target: 'the cluster of KUBECONFIG', start: givenCluster(process.env.KUBECONFIG) }]
  : KUBERNETES_VERSIONS.map((minor) => ({ target: `Kubernetes ${minor}`, start: ownControlPlane(minor) }));

function givenCluster(file: string): () => Promise<Target> {
  return async () => {
    const server = new ApiServer(readKubeconfig(file));
    return { server, stop: async () => server.close() };
  };
}

function ownControlPlane(minor: KubernetesMinor): () => Promise<Target> {
  return async () => {
    const plane = await startControlPlane(minor);
    const server = new ApiServer(plane.access);
    return {
      server,
      stop: async () => {
        server.close();
        await plane.stop();
      },
    };
  };
}

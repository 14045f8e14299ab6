import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/core/json';
import { FLUX } from '../../../lib/upstream/flux';
import { ApiServer } from '../api/api-server';
import type { ClusterAccess } from '../api/cluster-access';
import { writeKubeconfig } from '../api/kubeconfig';
import { accessAs } from '../api/service-account';
import { until } from '../api/until';
import { type Child, startChild } from '../control-plane/child';
import { startControlPlane } from '../control-plane/control-plane';
import { freePort } from '../control-plane/free-port';
import { build } from '../control-plane/tools';
import { NEWEST_KUBERNETES } from '../control-plane/versions';
import { definitionsOf } from '../upstream/definitions';
import { GitSource } from './git-source';
import { KUSTOMIZE_CONTROLLER } from './programs';

/** A control plane of its own with Flux in it: kustomize-controller, and what stands in for source-controller. */
export interface Flux {
  readonly server: ApiServer;
  readonly source: GitSource;
  stop(): Promise<void>;
}

/**
 * Starts {@link Flux} as `flux install` leaves it: with its definitions, and an account that may do everything.
 *
 * Never in a cluster of `KUBECONFIG`: there, what the tests write into a status is another's to write.
 *
 * @param flags Of kustomize-controller, besides {@link FLAGS} and in their place.
 */
export async function startFlux(flags: Flags = {}): Promise<Flux> {
  const plane = await startControlPlane(NEWEST_KUBERNETES);
  const server = new ApiServer(plane.access);
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-e2e-flux-'));
  const source = await GitSource.start(server);
  let controller: Child | undefined;
  const stop = async () => {
    await controller?.kill();
    await source.stop();
    server.close();
    await plane.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const manifest of installed()) await server.apply(manifest);
    const access = await accessAs(server, plane.access, ACCOUNT);
    controller = await startController(folder, access, { ...FLAGS, ...flags });
    return { server, source, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const ACCOUNT = { namespace: FLUX.namespace, name: 'kustomize-controller' };

type Flags = Readonly<Record<string, string>>;

const FLAGS: Flags = {
  'metrics-addr': '0',
  'watch-all-namespaces': 'true',
  // Each Kustomization that waits for its objects to become healthy keeps a worker; upstream has 4.
  concurrent: '16',
  // Upstream looks again after 30 seconds at what a Kustomization depends on.
  'requeue-dependency': '1s',
};

const START_SECONDS = 60;

function installed(): readonly JsonObject[] {
  return [
    ...definitionsOf('kustomize.toolkit.fluxcd.io'),
    ...definitionsOf('source.toolkit.fluxcd.io'),
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: FLUX.namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: ACCOUNT },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'cluster-reconciler' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', ...ACCOUNT }],
    },
  ];
}

async function startController(folder: string, access: ClusterAccess, flags: Flags): Promise<Child> {
  const kubeconfig = join(folder, 'kubeconfig');
  writeKubeconfig(kubeconfig, access);
  const health = `127.0.0.1:${await freePort()}`;
  // It clears away what it takes for its own in the folder for temporary files.
  const environment = { KUBECONFIG: kubeconfig, RUNTIME_NAMESPACE: FLUX.namespace, TMPDIR: folder };
  const controller = startChild(
    'kustomize-controller',
    folder,
    build(KUSTOMIZE_CONTROLLER),
    { ...flags, 'health-addr': health },
    environment,
  );
  try {
    await until('kustomize-controller is ready', START_SECONDS, async () => {
      controller.assertRunning();
      return (await isOk(`http://${health}/readyz`)) || undefined;
    });
    return controller;
  } catch (error) {
    await controller.kill();
    throw error;
  }
}

async function isOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

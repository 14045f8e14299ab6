import type { JsonObject } from '../../../lib/core/json';
import { identityOf, metadataOf, describe as nameOf, objectAt } from '../../../lib/core/manifest';
import { ApiServer } from '../api/api-server';
import type { ClusterAccess } from '../api/cluster-access';
import { startControlPlane } from '../control-plane/control-plane';
import type { KubernetesMinor } from '../control-plane/versions';
import { podOf } from '../pod-of';
import { Stage } from '../stage';
import type { SyncStep } from '../sync-order';
import { Kubelet } from './kubelet';
import { PlayedProvider } from './played-provider';
import { type RunningDriver, startDriver } from './running-driver';

/**
 * A cluster of a fleet in a control plane of its own, with the fleet's driver at work on one node. The tests play the node's
 * kubelet and the provider.
 */
export interface DrivenCluster {
  /** Somebody who may do everything. */
  readonly access: ClusterAccess;
  readonly server: ApiServer;
  readonly driver: RunningDriver;
  readonly provider: PlayedProvider;
  readonly kubelet: Kubelet;
  stop(): Promise<void>;
}

/**
 * Applies a cluster and starts its driver.
 *
 * @param provider Which one the tests play, as classes name it.
 */
export async function startCluster(
  minor: KubernetesMinor,
  steps: readonly SyncStep[],
  provider: string,
): Promise<DrivenCluster> {
  const plane = await startControlPlane(minor);
  const server = new ApiServer(plane.access);
  const ends: (() => unknown)[] = [plane.stop, () => server.close()];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    await applyAll(server, steps);
    const driver = await startDriver(server, plane.access, steps);
    ends.push(driver.stop);
    const played = await PlayedProvider.start(provider, driver.providers);
    ends.push(() => played.stop());
    const kubelet = new Kubelet(server, driver);
    ends.push(() => kubelet.close());
    return { access: plane.access, server, driver, provider: played, kubelet, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A pod of a workload, bound to the node and not yet mounted, as the server has it. */
export async function newPodOf(
  { driver, server }: DrivenCluster,
  steps: readonly SyncStep[],
  workload: string,
): Promise<JsonObject> {
  const named = steps.flatMap(({ manifests }) => manifests).filter((one) => metadataOf(one).name === workload);
  const pod = named.map(podOf).find((one) => one !== undefined);
  if (pod === undefined) throw new Error(`The cluster has no workload ${workload}.`);
  await apply(server, { ...pod, spec: { ...objectAt(pod, 'spec'), nodeName: driver.node } });
  return (await server.read(pod)) ?? {};
}

async function applyAll(server: ApiServer, steps: readonly SyncStep[]): Promise<void> {
  const stage = new Stage(server);
  await stage.prepare(steps);
  const { refused } = await stage.sync(steps);
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

async function apply(server: ApiServer, manifest: JsonObject): Promise<void> {
  const { refusal } = await server.apply(manifest);
  if (refusal !== undefined) throw new Error(`${nameOf(identityOf(manifest))}: ${refusal}`);
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECRETS_STORE_CSI_DRIVER } from '../../../lib/upstream/secrets-store-csi-driver';
import type { ApiServer } from '../api/api-server';
import type { ClusterAccess } from '../api/cluster-access';
import { writeKubeconfig } from '../api/kubeconfig';
import { accessAs } from '../api/service-account';
import { until } from '../api/until';
import { startChild } from '../control-plane/child';
import { build } from '../control-plane/tools';
import { podArguments } from '../pod-arguments';
import type { SyncStep } from '../sync-order';
import { DRIVER } from './programs';

/** The driver of a cluster, on a node that the tests play. */
export interface RunningDriver {
  /** Name of the node. */
  readonly node: string;
  /** Folder of everything on the node. */
  readonly folder: string;
  readonly socket: string;
  /** Where it looks for the sockets of providers. */
  readonly providers: string;
  /** Its process, which has mounts of its own: they go when it does. */
  readonly pid: number;
  /** What it has logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts the released driver as the cluster's DaemonSet would: with its flags, and with a token of its ServiceAccount.
 *
 * @param access Somebody who may create tokens.
 * @param steps The cluster, applied already.
 */
export async function startDriver(
  server: ApiServer,
  access: ClusterAccess,
  steps: readonly SyncStep[],
): Promise<RunningDriver> {
  if (process.getuid?.() !== 0) throw new Error('The driver mounts memory volumes: run the end-to-end tests as root.');
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-node-'));
  const [providers, socket, pidFile] = [join(folder, 'providers'), join(folder, 'csi.sock'), join(folder, 'pid')];
  mkdirSync(providers);
  const kubeconfig = join(folder, 'kubeconfig');
  writeKubeconfig(kubeconfig, await accessAs(server, access, ACCOUNT));
  const child = startChild(
    'driver',
    folder,
    withOwnMounts(folder, pidFile),
    {
      ...podArguments(steps, ACCOUNT.name, 'secrets-store'),
      endpoint: `unix://${socket}`,
      nodeid: NODE,
      'provider-volume': providers,
      'additional-provider-volume-paths': join(folder, 'more-providers'),
      'metrics-addr': '127.0.0.1:0',
    },
    { KUBECONFIG: kubeconfig },
  );
  const log = () => readFileSync(join(folder, 'driver.log'), 'utf8');
  const stop = async () => {
    await child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await until('the driver listens', START_SECONDS, async () => {
      child.assertRunning();
      return log().includes('Listening for connections') || undefined;
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { node: NODE, folder, socket, providers, pid: Number(readFileSync(pidFile, 'utf8')), log, stop };
}

/** Of the DaemonSet too. */
const ACCOUNT = { namespace: SECRETS_STORE_CSI_DRIVER.namespace, name: 'secrets-store-csi-driver' };

const NODE = 'node-1';

const START_SECONDS = 60;

/** A program that runs the driver in mounts of its own, so that none is left on this machine. */
function withOwnMounts(folder: string, pidFile: string): string {
  const script = join(folder, 'driver.sh');
  const lines = ['#!/bin/sh', `echo $$ > ${pidFile}`, `exec unshare --mount -- ${build(DRIVER)} "$@"`, ''];
  writeFileSync(script, lines.join('\n'), { mode: 0o755 });
  return script;
}

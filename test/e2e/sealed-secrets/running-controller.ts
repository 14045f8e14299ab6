import { SEALED_SECRETS } from '../../../lib/upstream/sealed-secrets';
import { accessAs } from '../api/service-account';
import { until } from '../api/until';
import { freePort } from '../control-plane/free-port';
import { startInCluster } from '../control-plane/in-cluster';
import { build } from '../control-plane/tools';
import { podArguments } from '../pod-arguments';
import type { SyncStep } from '../sync-order';
import type { Target } from '../target';
import { SEALED_SECRETS_CONTROLLER } from './programs';

/** The controller, at work. */
export interface RunningController {
  /** What it serves for sealing, PEM. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Starts the controller as its generated Deployment would: with its flags, as its ServiceAccount. */
export async function startController(
  { access, server }: Target,
  steps: readonly SyncStep[],
  folder: string,
): Promise<RunningController> {
  const { controllerName: name, namespace } = SEALED_SECRETS;
  const address = `127.0.0.1:${await freePort()}`;
  const flags = {
    ...podArguments(steps, name),
    'listen-addr': address,
    'listen-metrics-addr': `127.0.0.1:${await freePort()}`,
  };
  const identity = { access: await accessAs(server, access, { name, namespace }), namespace };
  const child = startInCluster(name, folder, build(SEALED_SECRETS_CONTROLLER), flags, identity);
  const certificate = await until(`${name} serves its certificate`, START_SECONDS, async () => {
    child.assertRunning();
    const answer = await fetch(`http://${address}/v1/cert.pem`).catch(() => undefined);
    return answer?.ok ? answer.text() : undefined;
  });
  return { certificate, stop: () => child.kill() };
}

/** The first key has 4096 bits. */
const START_SECONDS = 120;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTERNAL_SECRETS_OPERATOR as UPSTREAM } from '../../../lib/upstream/external-secrets-operator';
import { writeKubeconfig } from '../api/kubeconfig';
import { accessAs } from '../api/service-account';
import { type Child, startChild } from '../control-plane/child';
import { freePort } from '../control-plane/free-port';
import { build } from '../control-plane/tools';
import { podArguments } from '../pod-arguments';
import type { SyncStep } from '../sync-order';
import type { Target } from '../target';
import { EXTERNAL_SECRETS } from './programs';

/** Starts the operator's controller as its generated Deployment would: with its flags, as its ServiceAccount. */
export async function startOperator(
  { access, server }: Target,
  steps: readonly SyncStep[],
  folder: string,
): Promise<Child> {
  const { names, namespace } = UPSTREAM;
  const kubeconfig = join(folder, 'operator.kubeconfig');
  writeKubeconfig(kubeconfig, await accessAs(server, access, { name: names.controller, namespace }));
  const flags = {
    ...podArguments(steps, names.controller),
    'metrics-addr': `127.0.0.1:${await freePort()}`,
    'live-addr': `127.0.0.1:${await freePort()}`,
  };
  return startChild(names.controller, folder, build(EXTERNAL_SECRETS), flags, { KUBECONFIG: kubeconfig });
}

/** What it has printed so far. */
export function operatorLog(folder: string): string {
  return readFileSync(join(folder, `${UPSTREAM.names.controller}.log`), 'utf8');
}

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

/** One of the operator's three programs, which are one binary. */
export type Component = keyof typeof UPSTREAM.names;

/** What else a component is told here. */
export interface ComponentPlace {
  /** Folder of its files. */
  readonly folder: string;
  /** @default - as its generated Deployment has them, with free ports of loopback. */
  readonly flags?: Readonly<Record<string, string>>;
}

/** Starts a component as its generated Deployment would: with its flags, as its ServiceAccount. */
export async function startComponent(
  component: Component,
  { access, server }: Target,
  steps: readonly SyncStep[],
  { flags, folder }: ComponentPlace,
): Promise<Child> {
  const name = UPSTREAM.names[component];
  const kubeconfig = join(folder, `${name}.kubeconfig`);
  writeKubeconfig(kubeconfig, await accessAs(server, access, { name, namespace: UPSTREAM.namespace }));
  const { command, health } = PROGRAMS[component];
  const all = {
    ...podArguments(steps, name),
    'metrics-addr': `127.0.0.1:${await freePort()}`,
    [health]: `127.0.0.1:${await freePort()}`,
    ...flags,
  };
  return startChild(name, folder, build(EXTERNAL_SECRETS), all, { KUBECONFIG: kubeconfig }, command);
}

/** What the controller has printed so far. */
export function controllerLog(folder: string): string {
  return readFileSync(join(folder, `${UPSTREAM.names.controller}.log`), 'utf8');
}

/** How the binary is told what to be, and the flag of the address at which it says that it is well. */
const PROGRAMS: Readonly<Record<Component, { readonly command: readonly string[]; readonly health: string }>> = {
  controller: { command: [], health: 'live-addr' },
  webhook: { command: ['webhook'], health: 'healthz-addr' },
  certController: { command: ['certcontroller'], health: 'healthz-addr' },
};

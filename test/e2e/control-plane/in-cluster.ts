import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterAccess } from '../api/cluster-access';
import { type Child, startChild } from './child';

/** What a program finds in its pod. */
export interface PodIdentity {
  /** Whose token is mounted. */
  readonly access: ClusterAccess;
  readonly namespace: string;
}

/**
 * Starts a program that takes no kubeconfig, because it is written for pods only. It sees the ServiceAccount's files where the
 * kubelet mounts them, in a mount namespace of its own, and the machine sees nothing of them: needs Linux and `unshare`.
 *
 * @throws Error when the access is no token.
 */
export function startInCluster(
  name: string,
  folder: string,
  binary: string,
  flags: Readonly<Record<string, string>>,
  { access, namespace }: PodIdentity,
): Child {
  const { ca, credentials, server } = access;
  if (!('token' in credentials)) throw new Error('A pod signs in with a token.');
  const files = join(folder, `${name}-service-account`);
  mkdirSync(files, { recursive: true });
  for (const [file, text] of Object.entries({ 'ca.crt': ca, namespace, token: credentials.token })) {
    writeFileSync(join(files, file), text, { mode: 0o600 });
  }
  const script = join(folder, `${name}.sh`);
  writeFileSync(script, inOwnNamespace(files, binary), { mode: 0o700 });
  const { hostname, port } = new URL(server);
  return startChild(name, folder, script, flags, {
    KUBERNETES_SERVICE_HOST: hostname,
    KUBERNETES_SERVICE_PORT: port || '443',
  });
}

/** Each command takes the place of the one before, so that the program has the process that is known. */
function inOwnNamespace(files: string, binary: string): string {
  return `#!/bin/sh
exec unshare --map-root-user --mount -- sh -ec '
  mount -t tmpfs tmpfs /var/run
  mkdir -p /var/run/secrets/kubernetes.io
  ln -s "$0" /var/run/secrets/kubernetes.io/serviceaccount
  exec "$@"
' '${files}' '${binary}' "$@"
`;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ClusterAccess, Credentials } from './cluster-access';

/**
 * Reads the current context of a kubeconfig.
 *
 * @throws Error when it signs in by something else than a token or a client certificate, which `kind` writes.
 */
export function readKubeconfig(file: string): ClusterAccess {
  const config: Kubeconfig = parse(readFileSync(file, 'utf8'));
  const context = named(config.contexts, config['current-context'])?.context;
  const cluster = named(config.clusters, context?.cluster)?.cluster;
  const user = named(config.users, context?.user)?.user;
  if (!cluster?.server || !user) throw new Error(`${file}: the current context names no cluster or no user.`);
  const text = (data?: string, path?: string) => {
    if (data) return Buffer.from(data, 'base64').toString('utf8');
    return path ? readFileSync(resolve(dirname(file), path), 'utf8') : '';
  };
  return {
    server: cluster.server,
    ca: text(cluster['certificate-authority-data'], cluster['certificate-authority']),
    credentials: credentialsOf(
      file,
      user.token,
      text(user['client-certificate-data'], user['client-certificate']),
      text(user['client-key-data'], user['client-key']),
    ),
  };
}

/** Writes an access as a kubeconfig that only its owner can read, for programs that know no other way. */
export function writeKubeconfig(file: string, { ca, credentials, server }: ClusterAccess): void {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const user =
    'token' in credentials
      ? credentials
      : { 'client-certificate-data': base64(credentials.certificate), 'client-key-data': base64(credentials.key) };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'e2e',
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user: 'e2e' } }],
    clusters: [{ name: 'e2e', cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [{ name: 'e2e', user }],
  };
  writeFileSync(file, stringify(config), { mode: 0o600 });
}

interface Kubeconfig {
  readonly 'current-context'?: string;
  readonly contexts?: readonly Named<{ readonly context: { readonly cluster: string; readonly user: string } }>[];
  readonly clusters?: readonly Named<{ readonly cluster: Texts }>[];
  readonly users?: readonly Named<{ readonly user: Texts }>[];
}

type Named<T> = T & { readonly name: string };

type Texts = Readonly<Record<string, string | undefined>>;

function named<T>(list: readonly Named<T>[] | undefined, wanted: string | undefined): Named<T> | undefined {
  return list?.find(({ name }) => name === wanted);
}

function credentialsOf(file: string, token: string | undefined, certificate: string, key: string): Credentials {
  if (token) return { token };
  if (certificate && key) return { certificate, key };
  throw new Error(`${file}: the user has neither a token nor a client certificate.`);
}

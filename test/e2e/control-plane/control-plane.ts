import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterAccess } from '../api/cluster-access';
import { HttpsClient } from '../api/https-client';
import { until } from '../api/until';
import { type Child, startChild } from './child';
import { freePort } from './free-port';
import { build } from './tools';
import { ETCD, type KubernetesMinor, kubeApiserver } from './versions';

/** etcd and kube-apiserver on loopback, with nothing stored: no controller, no scheduler, no node. */
export interface ControlPlane {
  /** Somebody of `system:masters`. */
  readonly access: ClusterAccess;
  /** Ends both and removes what they wrote. */
  stop(): Promise<void>;
}

/** Starts a control plane of its own, ready to be asked. */
export async function startControlPlane(minor: KubernetesMinor): Promise<ControlPlane> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-escrow-e2e-'));
  const children: Child[] = [];
  const stop = async () => {
    await Promise.all(children.map((child) => child.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const etcd = `http://127.0.0.1:${await freePort()}`;
    children.push(startChild('etcd', folder, build(ETCD), await etcdFlags(folder, etcd)));
    const port = await freePort();
    const token = randomBytes(16).toString('hex');
    children.push(
      startChild('kube-apiserver', folder, build(kubeApiserver(minor)), apiserverFlags(folder, { etcd, port, token })),
    );
    return { access: await readyAccess(folder, port, token, children), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const START_SECONDS = 120;

async function etcdFlags(folder: string, url: string): Promise<Readonly<Record<string, string>>> {
  const peers = `http://127.0.0.1:${await freePort()}`;
  return {
    'data-dir': join(folder, 'etcd'),
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peers,
    'initial-advertise-peer-urls': peers,
    'initial-cluster': `default=${peers}`,
    'unsafe-no-fsync': 'true',
  };
}

function apiserverFlags(
  folder: string,
  { etcd, port, token }: { readonly etcd: string; readonly port: number; readonly token: string },
): Readonly<Record<string, string>> {
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${token},e2e,e2e,system:masters\n`, { mode: 0o600 });
  const key = join(folder, 'service-accounts.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return {
    'etcd-servers': etcd,
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'endpoint-reconciler-type': 'none',
    'secure-port': String(port),
    'cert-dir': join(folder, 'certificates'),
    'token-auth-file': tokens,
    'authorization-mode': 'RBAC',
    'service-account-issuer': `https://127.0.0.1:${port}`,
    'service-account-key-file': key,
    'service-account-signing-key-file': key,
    'service-cluster-ip-range': '10.96.0.0/16',
    // As kubeadm, kind and every managed service start it.
    'allow-privileged': 'true',
    // The operator's webhook is configured, and nothing serves it here.
    'disable-admission-plugins': 'ValidatingAdmissionWebhook',
  };
}

/** The API server writes its certificate with that of its authority while it starts. */
async function readyAccess(
  folder: string,
  port: number,
  token: string,
  children: readonly Child[],
): Promise<ClusterAccess> {
  return until(`the API server on port ${port} is ready`, START_SECONDS, async () => {
    for (const child of children) child.assertRunning();
    const access = { server: `https://127.0.0.1:${port}`, ca: certificateIn(folder), credentials: { token } };
    const client = new HttpsClient(access);
    try {
      const { status } = await client.send({ method: 'GET', path: '/readyz' });
      return status === 200 ? access : undefined;
    } catch {
      return undefined;
    } finally {
      client.close();
    }
  });
}

function certificateIn(folder: string): string {
  try {
    return readFileSync(join(folder, 'certificates', 'apiserver.crt'), 'utf8');
  } catch {
    return '';
  }
}

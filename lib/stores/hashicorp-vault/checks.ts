import { reportFinding } from '../../core/report-finding.ts';
import { VAULT_API_PREFIX, VAULT_PATH } from '../../upstream/hashicorp-vault.ts';
import type { TextRule } from '../../upstream/text-rule.ts';
import type { HashicorpVault } from './vault.ts';

/** Reports a server, a mount or a namespace that nothing can be asked of, and certificates that are none. */
export function checkVault(store: HashicorpVault): void {
  checkServer(store);
  checkPath(store, 'path of a mount', store.mount, VAULT_PATH.mount);
  if (store.namespace !== undefined) checkPath(store, 'path of a namespace', store.namespace, VAULT_PATH.namespace);
  if (store.caBundle !== undefined) checkCaBundle(store, store.caBundle);
  if (store.caCertPath !== undefined) checkCaCertPath(store, store.caCertPath);
}

function checkServer(store: HashicorpVault): void {
  const { server } = store;
  if (/\/\/[^/]*@/.test(server)) {
    reportCredentials(store);
    return;
  }
  const url = URL.canParse(server) ? new URL(server) : undefined;
  const isBase = url && !/[?#]/.test(server) && !url.pathname.endsWith(VAULT_API_PREFIX);
  if (isBase && /^https?:$/.test(url.protocol)) {
    if (url.protocol === 'http:') reportPlainHttp(store);
    return;
  }
  reportFinding(store, {
    code: 'vault/server',
    severity: 'error',
    problem: `"${server}" is no address of a Vault server.`,
    cause: `The clients append ${VAULT_API_PREFIX}/… to it, so nothing could be read.`,
    mend: `Write scheme, host and port, like "https://vault.example.com:8200", without ${VAULT_API_PREFIX}.`,
  });
}

/** Names no part of the address, because any of them can be the secret. */
function reportCredentials(store: HashicorpVault): void {
  reportFinding(store, {
    code: 'vault/server-credentials',
    severity: 'error',
    problem: `The address of ${store.address} holds a user name or password.`,
    cause: 'It would be committed to Git, and the clients sign in with a ServiceAccount alone.',
    mend: 'Leave out everything between "//" and "@", and revoke what was written there.',
  });
}

function reportPlainHttp(store: HashicorpVault): void {
  reportFinding(store, {
    code: 'vault/server-plain-http',
    severity: 'warning',
    problem: `The address "${store.server}" is not encrypted.`,
    cause:
      "The ServiceAccount's token, Vault's and every value travel in clear text between the cluster and the server.",
    mend: 'Use https.',
  });
}

function checkPath(store: HashicorpVault, what: string, path: string, rule: TextRule): void {
  if (rule.pattern.test(path)) return;
  reportFinding(store, {
    code: 'vault/path',
    severity: 'error',
    problem: `"${path}" is no ${what}.`,
    cause: 'Every request names it, so nothing could be read.',
    mend: `Write ${rule.allowed}.`,
  });
}

function checkCaBundle(store: HashicorpVault, caBundle: string): void {
  if (caBundle.includes('PRIVATE KEY')) {
    reportPrivateKey(store);
    return;
  }
  if (/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(caBundle)) return;
  reportFinding(store, {
    code: 'vault/ca-bundle',
    severity: 'error',
    problem: `The caBundle of ${store.address} holds no certificate in PEM.`,
    cause: 'External Secrets Operator could not tell whether the server is the right one, and would read nothing.',
    mend: 'Write the certificates as text, from -----BEGIN CERTIFICATE----- on, not in base64 once more.',
  });
}

function reportPrivateKey(store: HashicorpVault): void {
  reportFinding(store, {
    code: 'vault/ca-bundle-private-key',
    severity: 'error',
    problem: `The caBundle of ${store.address} holds a private key.`,
    cause: 'It would be committed to Git.',
    mend: 'Leave the key out, and replace it wherever it is used.',
  });
}

function checkCaCertPath(store: HashicorpVault, path: string): void {
  if (/^\/[^\p{Cc}]*[^/\p{Cc}]$/u.test(path)) return;
  reportFinding(store, {
    code: 'vault/ca-cert-path',
    severity: 'error',
    problem: `${JSON.stringify(path)} is no absolute path of a file.`,
    cause: 'The CSI provider would look for the certificates in vain, and every mount would fail.',
    mend: 'Write where the file lies in its pods, like "/etc/vault/ca.crt".',
  });
}

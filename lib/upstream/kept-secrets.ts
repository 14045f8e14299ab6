import type { KeptSecret } from '../core/kept-secret.ts';

/**
 * Kubernetes Secrets that well-known programs make and write to themselves.
 *
 * Source: Argo CD 3 (`util/settings`), cert-manager 1.19 (`pkg/server/tls/authority`), External Secrets Operator 2.9.0
 * (`pkg/controllers/crds`), Helm 3 and 4 (`storage/driver`), Vault CSI provider 1.7.4 (`internal/hmac`).
 */
export const KEPT_SECRETS: readonly KeptSecret[] = [
  { name: 'argocd-secret', keeper: 'Argo CD', key: 'server.secretkey' },
  { name: 'cert-manager-webhook-ca', keeper: 'cert-manager', key: 'tls.key' },
  { name: 'external-secrets-webhook', keeper: 'External Secrets Operator', key: 'tls.key' },
  { name: 'sh.helm.release.v1.*', keeper: 'Helm', key: 'release' },
  { name: 'vault-csi-provider-hmac-key', keeper: 'the Vault CSI provider', key: 'key' },
];

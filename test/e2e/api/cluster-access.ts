/** How to reach an API server, and as whom. */
export interface ClusterAccess {
  /** For instance `https://127.0.0.1:6443`. */
  readonly server: string;
  /** Certificates to trust, PEM. */
  readonly ca: string;
  readonly credentials: Credentials;
}

/** A bearer token, or a client certificate with its key, both PEM. */
export type Credentials = { readonly token: string } | { readonly certificate: string; readonly key: string };

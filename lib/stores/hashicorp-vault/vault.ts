import { Construct } from 'constructs';
import type { VaultTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import type { CsiSource, ExternalSecretsSource, Property, Store, Unavailable } from '../store.ts';
import { checkVault } from './checks.ts';
import { secretProperty, type VaultSecretOptions } from './secret.ts';
import { csiSource, externalSecretsSource } from './sources.ts';

/** Props of {@link HashicorpVault}. */
export interface HashicorpVaultProps {
  /** Address of the server, for instance `https://vault.example.com:8200`. */
  readonly server: string;
  /** Path that the KV engine is mounted at, for instance `secret`. */
  readonly mount: string;
  /**
   * Version of the KV engine. Version 1 keeps no older versions of a secret.
   * @default 'v2'
   */
  readonly version?: 'v1' | 'v2';
  /** The ServiceAccount that may take a role: it knows the role, the auth method and the audience of its tokens. */
  readonly identity: WorkloadIdentity<VaultTrust>;
  /**
   * The namespace that the engine and the auth method belong to (Vault Enterprise), for instance `admin/shop`.
   * @default - the root namespace
   */
  readonly namespace?: string;
  /**
   * Certificates of the authorities that sign the server's, in PEM, for External Secrets Operator. The CSI provider 1.7.4
   * takes none: name `caCertPath` too.
   * @default - those that the operator's image trusts, if `caCertPath` is left out as well
   */
  readonly caBundle?: string;
  /**
   * Absolute path of the same certificates in the pods of the CSI provider; how they get there is up to whoever installs it.
   * @default - those that the provider's image trusts, if `caBundle` is left out as well
   */
  readonly caCertPath?: string;
}

/** A KV engine of HashiCorp Vault as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class HashicorpVault extends Construct implements Store {
  /** Host, namespace and mount, for instance `vault.example.com:8200/admin/shop/secret`. */
  readonly address: string;
  readonly kind = 'HashiCorp Vault';
  readonly server: string;
  readonly mount: string;
  readonly version: 'v1' | 'v2';
  readonly identity: WorkloadIdentity<VaultTrust>;
  readonly namespace?: string;
  readonly caBundle?: string;
  readonly caCertPath?: string;
  readonly csi: CsiSource | Unavailable;
  readonly externalSecrets: ExternalSecretsSource | Unavailable;

  constructor(scope: Construct, id: string, props: HashicorpVaultProps) {
    super(scope, id);
    this.server = props.server;
    this.mount = props.mount;
    this.version = props.version ?? 'v2';
    this.identity = props.identity;
    this.namespace = props.namespace;
    this.caBundle = props.caBundle;
    this.caCertPath = props.caCertPath;
    this.address = [hostOf(props.server), props.namespace, props.mount].filter((part) => part !== undefined).join('/');
    this.csi = csiSource(this);
    this.externalSecrets = externalSecretsSource(this);
    checkVault(this);
  }

  /**
   * A reference to one key of a secret.
   *
   * @param path Path below the mount as `vault kv get` takes it, for instance `shop/db`: without the `data` of the API. One that
   * cannot exist is reported by whatever binds it.
   * @param key One key of the secret: the key itself, not a path to it.
   */
  secret(path: string, key: string, options: VaultSecretOptions = {}): Property {
    return secretProperty(this, path, key, options);
  }
}

/** Without a user name or password, should the address hold them by mistake. */
function hostOf(server: string): string {
  return (URL.canParse(server) && new URL(server).host) || 'vault';
}

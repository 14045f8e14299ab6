import { Construct } from 'constructs';
import type { AzureTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { AZURE_CLOUDS, AZURE_DEFAULT_CLOUD, AZURE_VAULT_CALL_LIMIT } from '../../upstream/azure-key-vault.ts';
import type { CsiSource, ExternalSecretsSource, Property, Store } from '../store.ts';
import {
  type AzureCertificateWithKeyOptions,
  certificateProperty,
  certificateWithKeyProperty,
} from './certificate-references.ts';
import { keyProperty } from './key-reference.ts';
import type { AzureObjectOptions } from './object-reference.ts';
import { csiSource } from './secret-provider-class-parameters.ts';
import { type AzureSecretOptions, secretProperty } from './secret-reference.ts';
import { externalSecretsSource } from './secret-store-provider.ts';
import { checkVault } from './vault-checks.ts';

/** Props of {@link AzureKeyVault}. */
export interface AzureKeyVaultProps {
  /** Name of the vault, not its address: 3 to 24 letters, digits and dashes. */
  readonly vaultName: string;
  /** Entra tenant that the vault belongs to, a GUID. */
  readonly tenantId: string;
  /** Who reads the vault: a ServiceAccount that Entra trusts, or, with less to keep them apart, every pod of a node. */
  readonly identity: WorkloadIdentity<AzureTrust> | VmManagedIdentity;
  /** @default 'AzurePublicCloud' */
  readonly cloud?: AzureCloudName;
}

/** Azure's clouds, spelt as the CSI provider spells them. */
export type AzureCloudName = keyof typeof AZURE_CLOUDS;

/** A managed identity of the nodes, which every pod on them can sign in as. */
export interface VmManagedIdentity {
  readonly kind: 'vm-managed-identity';
  /**
   * Client id of a user-assigned identity, a GUID.
   * @default - the system-assigned one
   */
  readonly clientId?: string;
}

/** An Azure Key Vault as a store. Belongs to a fleet, a cluster or a unit, whichever shares it. */
export class AzureKeyVault extends Construct implements Store {
  /** The vault's host name, for instance `acme-prod.vault.azure.net`. */
  readonly address: string;
  readonly kind = 'Azure Key Vault';
  readonly callLimit = AZURE_VAULT_CALL_LIMIT;
  readonly vaultName: string;
  readonly tenantId: string;
  readonly cloud: AzureCloudName;
  readonly identity: WorkloadIdentity<AzureTrust> | VmManagedIdentity;
  readonly csi: CsiSource;
  readonly externalSecrets: ExternalSecretsSource;

  constructor(scope: Construct, id: string, props: AzureKeyVaultProps) {
    super(scope, id);
    this.vaultName = props.vaultName;
    this.tenantId = props.tenantId;
    this.identity = props.identity;
    this.cloud = props.cloud ?? AZURE_DEFAULT_CLOUD;
    this.address = `${props.vaultName}.${AZURE_CLOUDS[this.cloud].dnsSuffix}`;
    this.csi = csiSource(this);
    this.externalSecrets = externalSecretsSource(this);
    checkVault(this);
  }

  /** A reference to a secret, or to one key of one that holds a JSON object. */
  secret(name: string, options: AzureSecretOptions = {}): Property {
    return secretProperty(this, name, options);
  }

  /** A reference to a certificate without its private key or its chain, in PEM. */
  certificate(name: string, options: AzureObjectOptions = {}): Property {
    return certificateProperty(this, name, options);
  }

  /** A reference to a certificate with its private key and its chain, in one file. */
  certificateWithKey(name: string, options: AzureCertificateWithKeyOptions = {}): Property {
    return certificateWithKeyProperty(this, name, options);
  }

  /**
   * A reference to the public half of a key, in PEM. Key Vault hands out no private one, but for that of a certificate:
   * {@link certificateWithKey}.
   */
  key(name: string, options: AzureObjectOptions = {}): Property {
    return keyProperty(this, name, options);
  }
}

import type { CallLimit } from '../core/call-limit.ts';
import type { TextRule } from './text-rule.ts';

/** Facts of Azure Key Vault, the service (data plane 7.6, Microsoft's documentation of 2026). */

/** Name of a vault, which is the first label of its address. */
export const AZURE_VAULT_NAME = {
  pattern: /^(?=.{3,24}$)[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/,
  allowed:
    '3 to 24 letters, digits and dashes, beginning with a letter, ending with a letter or digit, without two dashes in a row',
} as const satisfies TextRule;

/** Name of a secret, key or certificate in a vault. */
export const AZURE_OBJECT_NAME = {
  pattern: /^[0-9A-Za-z-]{1,127}$/,
  allowed: '1 to 127 ASCII letters, digits and dashes',
} as const satisfies TextRule;

/** Version of a secret, key or certificate, which Key Vault gives. */
export const AZURE_OBJECT_VERSION = {
  pattern: /^[0-9a-f]{32}$/i,
  allowed: 'its 32 hexadecimal digits',
} as const satisfies TextRule;

/** Reads of secrets in a vault and Region ("Azure Key Vault service limits"); the subscription has five times as many. */
export const AZURE_VAULT_CALL_LIMIT: CallLimit = { requests: 4000, seconds: 10, sharedBy: 'all that read the vault' };

/** How one of Azure's clouds is called and where its vaults are. */
interface AzureCloud {
  /** Last part of the address of a vault. */
  readonly dnsSuffix: string;
  /** `environmentType` of External Secrets Operator 2.9.0. */
  readonly environmentType: string;
}

/** Azure's clouds, by the name that the CSI provider 1.8.2 knows them by (`cloudName`). */
export const AZURE_CLOUDS = {
  AzurePublicCloud: { dnsSuffix: 'vault.azure.net', environmentType: 'PublicCloud' },
  AzureUSGovernmentCloud: { dnsSuffix: 'vault.usgovcloudapi.net', environmentType: 'USGovernmentCloud' },
  AzureChinaCloud: { dnsSuffix: 'vault.azure.cn', environmentType: 'ChinaCloud' },
} as const satisfies Readonly<Record<string, AzureCloud>>;

/** Cloud that the CSI provider takes when a class names none (`--cloud-name`). */
export const AZURE_DEFAULT_CLOUD = 'AzurePublicCloud';

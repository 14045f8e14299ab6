import { AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2 } from '../../upstream/azure-key-vault-csi-provider.ts';
import { jsonKeyProperty } from '../json-key.ts';
import { referencePath } from '../reference-path.ts';
import type { Property, RemoteRef, Unavailable } from '../store.ts';
import { joinProblems } from '../text-problem.ts';
import type { AzureKeyVault } from './azure-key-vault.ts';
import { type AzureObjectOptions, csiObject, objectProblem, query } from './object-reference.ts';

/** Which part of a secret, in which form; the whole of the newest version by default. */
export interface AzureSecretOptions extends AzureObjectOptions {
  /**
   * How the value is encoded in the vault. It is decoded before it reaches the workload.
   * External Secrets Operator decodes base64 only.
   * @default 'utf-8', as it is
   */
  readonly encoding?: 'utf-8' | 'base64' | 'hex';
  /**
   * One key of a secret that holds a JSON object: the key itself, not a path to it.
   * The CSI provider 1.8.2 knows whole secrets only, so that External Secrets Operator has to deliver it.
   * @default - the whole secret
   */
  readonly field?: string;
}

export function secretProperty(
  store: AzureKeyVault,
  name: string,
  { encoding, field, version }: AzureSecretOptions,
): Property {
  const decoded = encoding === 'utf-8' ? undefined : encoding;
  return {
    store,
    path: referencePath(`secret/${name}`, query({ version, encoding: decoded }), field),
    problem: joinProblems(
      objectProblem('secret', name, version),
      field === '' ? 'the field is empty: leave it out for the whole secret' : undefined,
    ),
    csiObject:
      field === undefined
        ? csiObject('secret', name, { objectVersion: version, objectEncoding: decoded })
        : { unavailable: WHOLE_SECRETS_ONLY },
    remoteRef: remoteRef(name, { encoding: decoded, field, version }),
  };
}

const { version: PROVIDER_VERSION } = AZURE_KEY_VAULT_CSI_PROVIDER_1_8_2;
const WHOLE_SECRETS_ONLY = `the Azure CSI provider ${PROVIDER_VERSION} mounts whole secrets and cannot pick one field`;

function remoteRef(name: string, { encoding, field, version }: AzureSecretOptions): RemoteRef | Unavailable {
  if (encoding === 'hex') return { unavailable: 'External Secrets Operator decodes base64, but not hex' };
  return {
    key: `secret/${name}`,
    ...(field === undefined ? {} : { property: jsonKeyProperty(field) }),
    ...(version === undefined ? {} : { version }),
    ...(encoding === 'base64' ? { decodingStrategy: 'Base64' } : {}),
  };
}

import { VAULT_API_PREFIX, VAULT_KV_V2_DATA, VAULT_PATH } from '../../upstream/hashicorp-vault.ts';
import { jsonKeyProperty } from '../json-key.ts';
import { referencePath } from '../reference-path.ts';
import type { Property } from '../store.ts';
import { joinProblems, textProblem } from '../text-problem.ts';
import type { HashicorpVault } from './vault.ts';

/** Which version of a secret; the newest by default. */
export interface VaultSecretOptions {
  /**
   * Number of a version, from 1; for version 2 of the KV engine.
   * @default - the newest
   */
  readonly version?: number;
}

/** A reference to one key of a secret. */
export function secretProperty(
  store: HashicorpVault,
  path: string,
  key: string,
  { version }: VaultSecretOptions,
): Property {
  const revision = version === undefined ? undefined : `version=${version}`;
  return {
    store,
    path: referencePath(path, revision, key),
    problem: joinProblems(
      pathProblem(path, store.mount),
      versionProblem(version, store),
      key === '' ? 'the key is empty' : undefined,
    ),
    csiObject: { fields: { secretPath: apiPath(store, path, revision), secretKey: key } },
    remoteRef: {
      key: path,
      property: jsonKeyProperty(key),
      ...(version === undefined ? {} : { version: String(version) }),
    },
  };
}

/**
 * The path that the CSI provider asks for. With the API's prefix, because a mount may be called `v1`, and the provider adds the
 * prefix to every path that does not begin with it.
 */
function apiPath({ mount, version }: HashicorpVault, path: string, revision: string | undefined): string {
  const data = version === 'v2' ? `/${VAULT_KV_V2_DATA}` : '';
  return `${VAULT_API_PREFIX}/${mount}${data}/${path}${revision === undefined ? '' : `?${revision}`}`;
}

/** External Secrets Operator 2.9.0 cuts the mount off a path that begins with it, be it a folder of the same name. */
function pathProblem(path: string, mount: string): string | undefined {
  if (path.startsWith(`${mount}/`)) return `"${path}" begins with the mount: write what follows "${mount}/"`;
  return textProblem('path of a secret', path, VAULT_PATH.secret);
}

function versionProblem(version: number | undefined, store: HashicorpVault): string | undefined {
  if (version === undefined) return undefined;
  if (store.version === 'v1') return 'version 1 of the KV engine keeps no older versions';
  return Number.isSafeInteger(version) && version > 0 ? undefined : `${version} is no version: they count from 1`;
}

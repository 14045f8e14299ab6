import { GOOGLE_SECRET, GOOGLE_SECRET_LATEST } from '../../upstream/google-secret-manager.ts';
import { jsonKeyProperty } from '../json-key.ts';
import { referencePath } from '../reference-path.ts';
import type { Property } from '../store.ts';
import { joinProblems, textProblem } from '../text-problem.ts';
import type { GoogleSecretManager } from './secret-manager.ts';

/** Which part and version of a secret; the whole of the newest one by default. */
export interface GoogleSecretOptions {
  /**
   * One key of a secret that holds a JSON object: the key itself, not a path to it. The CSI provider 1.15.0 takes texts only;
   * External Secrets Operator makes text of a number, and JSON of a list.
   * @default - the whole secret
   */
  readonly field?: string;
  /**
   * Number of a version, from 1, or the alias that it has. A version that is named never changes; an alias may be moved.
   * @default - the newest
   */
  readonly version?: number | GoogleSecretAlias;
}

/** A version of a secret by its alias, which somebody moves along. */
export interface GoogleSecretAlias {
  /** For instance `live`. */
  readonly alias: string;
}

/** A reference to a secret, or to one key of it. */
export function secretProperty(
  store: GoogleSecretManager,
  name: string,
  { field, version }: GoogleSecretOptions,
): Property {
  const spelt = typeof version === 'object' ? version.alias : version?.toString();
  return {
    store,
    path: referencePath(name, spelt && `version=${spelt}`, field),
    problem: joinProblems(
      textProblem('name of a secret', name, GOOGLE_SECRET.secret),
      versionProblem(version),
      field === '' ? 'the field is empty: leave it out for the whole secret' : undefined,
    ),
    csiObject: {
      fields: {
        resourceName: `${store.address}/secrets/${name}/versions/${spelt ?? GOOGLE_SECRET_LATEST}`,
        ...(field === undefined ? {} : { extractJSONKey: field }),
      },
    },
    remoteRef: {
      key: name,
      ...(field === undefined ? {} : { property: jsonKeyProperty(field) }),
      ...(spelt === undefined ? {} : { version: spelt }),
    },
  };
}

function versionProblem(version: GoogleSecretOptions['version']): string | undefined {
  if (typeof version === 'object') return textProblem('alias of a version', version.alias, GOOGLE_SECRET.alias);
  if (version === undefined || (Number.isSafeInteger(version) && version > 0)) return undefined;
  return `${version} is no version: they count from 1`;
}

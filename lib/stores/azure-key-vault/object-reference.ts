import type { Json } from '../../core/json.ts';
import { AZURE_OBJECT_NAME, AZURE_OBJECT_VERSION } from '../../upstream/azure-key-vault.ts';
import type { CsiObject } from '../store.ts';
import { joinProblems, textProblem } from '../text-problem.ts';

/** Which version of an object of a vault. */
export interface AzureObjectOptions {
  /**
   * Version of the object, 32 hexadecimal digits. One that is named never changes, so that there is nothing to rotate.
   * @default - the newest
   */
  readonly version?: string;
}

/** An object as the CSI provider 1.8.2 is asked for it, without the options that are undefined. */
export function csiObject(
  objectType: 'secret' | 'key' | 'cert',
  objectName: string,
  options: Readonly<Record<string, string | undefined>>,
): CsiObject {
  const given = Object.entries(options).filter((option): option is [string, string] => option[1] !== undefined);
  return { fields: { objectName, objectType, ...Object.fromEntries<Json>(given) } };
}

/** What is wrong with the name and the version of an object; undefined when nothing is. */
export function objectProblem(what: string, name: string, version: string | undefined): string | undefined {
  return joinProblems(
    textProblem(`name of a ${what}`, name, AZURE_OBJECT_NAME),
    version === undefined ? undefined : textProblem(`version of a ${what}`, version, AZURE_OBJECT_VERSION),
  );
}

/** What of an object is asked for, as a path says it, for instance `version=…&encoding=base64`; undefined when it is the usual. */
export function query(parameters: Readonly<Record<string, string | undefined>>): string | undefined {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${name}=${value}`).join('&') || undefined;
}

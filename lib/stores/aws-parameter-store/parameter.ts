import { AWS_PARAMETER, AWS_PARAMETER_NAME_MAX_LENGTH } from '../../upstream/aws-secrets.ts';
import { NEWEST, type VersionSpelling } from '../aws/version-spelling.ts';
import { referencePath } from '../reference-path.ts';
import type { Property } from '../store.ts';
import { joinProblems, textProblem } from '../text-problem.ts';
import type { AwsParameterStore } from './parameter-store.ts';

/** Which version of a parameter; the newest by default. */
export interface AwsParameterOptions {
  /**
   * Number of a version, from 1, or the label that it has.
   * @default - the newest
   */
  readonly version?: number | AwsParameterLabel;
}

/** A version of a parameter by its label, which somebody moves along. */
export interface AwsParameterLabel {
  /** For instance `live`. */
  readonly label: string;
}

/** A reference to a parameter's decrypted value. */
export function parameterProperty(store: AwsParameterStore, name: string, { version }: AwsParameterOptions): Property {
  const spelling = spell(version);
  return {
    store,
    path: referencePath(name, spelling.revision),
    problem: joinProblems(nameProblem(name), spelling.problem),
    csiObject: { fields: { objectName: name, objectType: 'ssmparameter', ...spelling.fields } },
    remoteRef: { key: name, ...spelling.remoteRef },
  };
}

function spell(version: AwsParameterOptions['version']): VersionSpelling {
  if (version === undefined) return NEWEST;
  if (typeof version === 'number') {
    return {
      revision: `version=${version}`,
      // Text for both: neither reads a number.
      fields: { objectVersion: String(version) },
      remoteRef: { version: String(version) },
      problem: Number.isSafeInteger(version) && version > 0 ? undefined : `${version} is no version: they count from 1`,
    };
  }
  const { label } = version;
  return {
    revision: `label=${label}`,
    fields: { objectVersionLabel: label },
    remoteRef: { version: label },
    problem: textProblem('label', label, AWS_PARAMETER.label),
  };
}

function nameProblem(name: string): string | undefined {
  if (name.length > AWS_PARAMETER_NAME_MAX_LENGTH) {
    return `a name of ${name.length} characters is ${name.length - AWS_PARAMETER_NAME_MAX_LENGTH} too long`;
  }
  return textProblem('name of a parameter', name, AWS_PARAMETER.name);
}

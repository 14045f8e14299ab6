import { AWS_CSI_PROVIDER_3_1_1 } from '../../upstream/aws-csi-provider.ts';
import { AWS_SECRET, AWS_SECRET_ARN } from '../../upstream/aws-secrets.ts';
import { NEWEST, type VersionSpelling } from '../aws/version-spelling.ts';
import { jsonKeyProperty } from '../json-key.ts';
import { referencePath } from '../reference-path.ts';
import type { Property } from '../store.ts';
import { joinProblems, textProblem } from '../text-problem.ts';
import type { AwsSecretsManager } from './secrets-manager.ts';

/** Which part and version of a secret; the whole of the current one by default. */
export interface AwsSecretOptions {
  /**
   * One key of a secret that holds a JSON object: the key itself, not a path to it.
   *
   * The CSI provider 3.1.1 mounts the whole secret beside what it cuts out, so that only External Secrets Operator delivers it.
   * @default - the whole secret
   */
  readonly field?: string;
  /**
   * Id of a version, or the staging label that it has.
   * @default { stage: 'AWSCURRENT' }
   */
  readonly version?: string | AwsSecretStage;
}

/** A version of a secret by its staging label, which rotation moves along. */
export interface AwsSecretStage {
  /** For instance `AWSPREVIOUS`. */
  readonly stage: string;
}

/** A reference to a secret, or to one key of it. */
export function secretProperty(store: AwsSecretsManager, name: string, { field, version }: AwsSecretOptions): Property {
  const spelling = spell(version);
  return {
    store,
    path: referencePath(name, spelling.revision, field),
    problem: joinProblems(
      nameProblem(name, store.region),
      spelling.problem,
      field === '' ? 'the field is empty: leave it out for the whole secret' : undefined,
    ),
    csiObject:
      field === undefined
        ? { fields: { objectName: name, objectType: 'secretsmanager', ...spelling.fields } }
        : { unavailable: WHOLE_SECRET_BESIDE },
    remoteRef: {
      key: name,
      ...(field === undefined ? {} : { property: jsonKeyProperty(field) }),
      ...spelling.remoteRef,
    },
  };
}

/**
 * Why no field is mounted: `jmesPath` would cut it out, but the provider writes the file with the whole secret in any case. It
 * reads that file back to learn whether the secret changed, so that the field's file cannot take its place either.
 */
const WHOLE_SECRET_BESIDE = `the AWS CSI provider ${AWS_CSI_PROVIDER_3_1_1.version} mounts the whole secret beside one field of it; without the field, the process is given the whole to pick from`;

function spell(version: AwsSecretOptions['version']): VersionSpelling {
  if (version === undefined) return NEWEST;
  if (typeof version === 'string') {
    return {
      revision: `version=${version}`,
      fields: { objectVersion: version },
      // Without the prefix the operator takes it for a staging label.
      remoteRef: { version: `uuid/${version}` },
      problem: textProblem('id of a version', version, AWS_SECRET.versionId),
    };
  }
  const { stage } = version;
  return {
    revision: `stage=${stage}`,
    fields: { objectVersionLabel: stage },
    remoteRef: { version: stage },
    problem: textProblem('staging label', stage, AWS_SECRET.stage),
  };
}

/** The CSI provider refuses an ARN of another Region than the class's; the operator asks the store's Region for it, in vain. */
function nameProblem(name: string, region: string): string | undefined {
  const [, arnRegion, arnName] = AWS_SECRET_ARN.exec(name) ?? [];
  if (arnRegion !== undefined && arnRegion !== region)
    return `${name} lies in ${arnRegion}, and the store in ${region}`;
  return textProblem('name of a secret', arnName ?? name, AWS_SECRET.name);
}

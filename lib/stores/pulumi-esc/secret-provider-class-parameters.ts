import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import type { MountedFile } from '../store.ts';
import type { PulumiEscEnvironment } from './environment.ts';

/**
 * `spec.parameters` of a SecretProviderClass for the Pulumi ESC CSI provider 0.1.1.
 *
 * Exactly the accepted names and no other: the provider decodes strictly and fails the mount on anything else. `apiUrl`
 * only when it is not the provider's own default.
 */
export function secretProviderClassParameters(
  environment: PulumiEscEnvironment,
  accessToken: SecretKeyRef,
  files: readonly MountedFile[],
): Readonly<Record<string, string>> {
  return {
    ...(environment.apiUrl === undefined ? {} : { apiUrl: environment.apiUrl }),
    organization: environment.organization,
    project: environment.project,
    environment: environment.environment,
    authSecretName: accessToken.name,
    authSecretNamespace: accessToken.namespace,
    secrets: files.map(entry).join(''),
  };
}

/** One item of the YAML list that the provider expects inside a string. */
function entry({ fileName, property }: MountedFile): string {
  return `- fileName: ${quote(fileName)}\n  secretKey: ${quote(property.path)}\n`;
}

/** A double-quoted YAML scalar: JSON's, with the code points escaped that YAML calls not printable. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

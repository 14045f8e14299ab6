/**
 * Top-level keys of an environment that others than its references read by name: the `esc` CLI exports `environmentVariables`
 * and `files`, Pulumi takes `pulumiConfig` and `policyConfig` (pulumi/esc 0.25.0).
 */
export const ESC_OUTPUT_KEYS: ReadonlySet<string> = new Set([
  'environmentVariables',
  'files',
  'policyConfig',
  'pulumiConfig',
]);

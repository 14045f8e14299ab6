/** Facts of Pulumi ESC, the service (OpenAPI description 0.14.0, documentation of October 2026). */

/** Base URL of the hosted API; a self-hosted one ends in the same path. */
export const PULUMI_ESC_API_URL = 'https://api.pulumi.com/api/esc';

/** Path that every API URL has to end in: the clients append `/environments/…` to it. */
export const PULUMI_ESC_API_PATH = '/api/esc';

/** Seconds that External Secrets Operator's tokens live: its default and its minimum (ESO 2.9.0, `expirationSeconds`). */
export const PULUMI_ESC_OIDC_TOKEN_SECONDS = 600;

interface NameRule {
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
  /** Beginnings that collide with segments of the API's own URLs. */
  readonly reservedPrefixes: readonly string[];
}

/** What the service accepts as the three parts of an environment's address. The SDKs check the lengths only, the CSI provider at mount time. */
export const PULUMI_ESC_NAMES: Readonly<Record<'organization' | 'project' | 'environment', NameRule>> = {
  organization: {
    minLength: 3,
    maxLength: 40,
    pattern: /^[a-zA-Z0-9][a-zA-Z0-9-_]*[a-zA-Z0-9]$/,
    allowed: 'letters, digits, "-" and "_", beginning and ending with a letter or digit',
    reservedPrefixes: [],
  },
  project: {
    minLength: 1,
    maxLength: 100,
    pattern: /^[a-zA-Z0-9-_.]+$/,
    allowed: 'letters, digits, "-", "_" and "."',
    reservedPrefixes: ['.'],
  },
  environment: {
    minLength: 1,
    maxLength: 100,
    pattern: /^[a-zA-Z0-9-_.]+$/,
    allowed: 'letters, digits, "-", "_" and "."',
    reservedPrefixes: ['.'],
  },
};

import { PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc.ts';

/** Where an environment lies. */
export interface Address {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}

/** Name of an environment within its organization: `project/environment`. */
export function nameOf({ environment, project }: Omit<Address, 'organization'>): string {
  return `${project}/${environment}`;
}

/** `organization/project/environment` */
export function formatAddress(address: Address): string {
  return `${address.organization}/${nameOf(address)}`;
}

/** Reads `organization/project/environment`; undefined for any other text. */
export function tryParseAddress(text: string): Address | undefined {
  const [organization = '', project = '', environment = '', ...more] = text.split('/');
  const address = { organization, project, environment };
  return more.length === 0 && isAddress(address) ? address : undefined;
}

/** True when the service would accept each part, which makes it safe as part of a path as well. */
export function isAddress({ environment, organization, project }: Address): boolean {
  return isName('organization', organization) && isName('project', project) && isName('environment', environment);
}

/** True when the service would accept a name. */
export function isName(part: keyof Address, name: string): boolean {
  const { maxLength, minLength, pattern, reservedPrefixes } = PULUMI_ESC_NAMES[part];
  const isLongEnough = name.length >= minLength && name.length <= maxLength;
  return isLongEnough && pattern.test(name) && !reservedPrefixes.some((prefix) => name.startsWith(prefix));
}

/** What an import names: an environment of the same organization, and which of its revisions. */
export interface ImportName {
  readonly address: Address;
  /** Number of a revision or name of a tag. */
  readonly version: string;
}

/** Reads the name that an import has: `project/environment@version`, where project and version may be missing. */
export function parseImportName(organization: string, name: string): ImportName {
  const [, project = 'default', environment = '', version = 'latest'] =
    /^(?:([^/]*)\/)?(.*?)(?:@(.*))?$/.exec(name) ?? [];
  return { address: { organization, project, environment }, version };
}

/** Where an environment lies. */
export interface Address {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}

/** `organization/project/environment` */
export function formatAddress({ environment, organization, project }: Address): string {
  return `${organization}/${project}/${environment}`;
}

/** Reads `organization/project/environment`; undefined for any other text. */
export function tryParseAddress(text: string): Address | undefined {
  const [organization, project, environment, ...more] = text.split('/');
  return organization && project && environment && more.length === 0
    ? { organization, project, environment }
    : undefined;
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

import { PULUMI_ESC_NAMES } from '../upstream/pulumi-esc.ts';
import { ESC_LATEST_TAG, ESC_TAG_PATTERN } from '../upstream/pulumi-esc-client.ts';
import { EscError } from './esc-error.ts';

/** A revision, from 1, or the name of a revision tag. */
export type RevisionOrTag = number | string;

/** An environment, at a revision or tag. */
export interface EnvironmentReference {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  /** @default - the latest revision */
  readonly at?: RevisionOrTag;
}

/** `<organization>/<project>/<environment>`, with `@<revision or tag>` where one is asked for. */
export function referenceText({ address, at }: EnvironmentReference): string {
  return at === undefined ? address : `${address}@${at}`;
}

/** The parts of an {@link EnvironmentReference}, each fit for a path of the API. */
export interface EnvironmentAddress {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  /**
   * A whole number from 1 or a tag, as text.
   * @default - the latest revision
   */
  readonly at?: string;
  /** The same as a number, where it is one. */
  readonly revision?: number;
  /** As people write it, with `@…` where a revision or tag other than the latest is asked for. */
  readonly text: string;
}

/**
 * Reads `<organization>/<project>/<environment>`, with `@<revision or tag>` as the `esc` CLI takes it.
 *
 * The SDK 0.12.4 checks nothing, and a part like `..` would end in another path of the API.
 *
 * @throws EscError of kind `address`.
 */
export function parseEnvironmentAddress(text: string, version?: RevisionOrTag): EnvironmentAddress {
  const full = referenceText({ address: text, at: version });
  const [address = '', written, ...more] = full.split('@');
  const [organization = '', project = '', environment = '', ...deeper] = address.split('/');
  const legal =
    more.length + deeper.length === 0 &&
    isName('organization', organization) &&
    isName('project', project) &&
    isName('environment', environment) &&
    isVersion(written);
  if (!legal) throw noAddress(full);
  const at = written === ESC_LATEST_TAG ? undefined : written;
  return {
    organization,
    project,
    environment,
    address,
    at,
    revision: at !== undefined && /^\d/.test(at) ? Number(at) : undefined,
    text: at === undefined ? address : full,
  };
}

/** @throws EscError of kind `address`. */
export function checkOrganization(organization: string): void {
  if (!isName('organization', organization)) throw noAddress(organization);
}

function isName(part: keyof typeof PULUMI_ESC_NAMES, name: string): boolean {
  const { maxLength, minLength, pattern, reservedPrefixes } = PULUMI_ESC_NAMES[part];
  const reserved = reservedPrefixes.some((prefix) => name.startsWith(prefix));
  return name.length >= minLength && name.length <= maxLength && pattern.test(name) && !reserved;
}

function isVersion(version: string | undefined): boolean {
  return version === undefined || /^[1-9][0-9]{0,14}$/.test(version) || ESC_TAG_PATTERN.test(version);
}

/** What is neither an address nor one with a revision or tag. */
export function noAddress(text: string): EscError {
  return new EscError({
    kind: 'address',
    environment: text,
    problem: `"${text}" is no address in Pulumi ESC.`,
    cause: 'Pulumi ESC has no such names, so nothing could be asked for.',
    mend: 'Write "<organization>/<project>/<environment>", with "@<revision or tag>" at the end to ask for one.',
  });
}

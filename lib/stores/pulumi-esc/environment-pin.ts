import { ESC_LATEST_TAG, ESC_TAG_PATTERN } from '../../upstream/pulumi-esc-client.ts';
import { ESC_DEFAULT_PROJECT } from '../../upstream/pulumi-esc-definition.ts';
import { type EnvironmentDefinition, importName } from './environment-definition.ts';

/** One environment at one revision tag: what a thin environment is made of. */
export interface EnvironmentPin {
  readonly project: string;
  readonly environment: string;
  readonly tag: string;
}

/** An import as it is written: `<project>/<environment>`, with what stands behind an `@`. */
export interface ImportReference {
  readonly project: string;
  readonly environment: string;
  /**
   * A revision or a tag.
   * @default - the latest revision
   */
  readonly at?: string;
}

/** The thin environment's name: `production--stable`. Any tag fits into a name; together they may be too long for one. */
export function pinName({ environment, tag }: Pick<EnvironmentPin, 'environment' | 'tag'>): string {
  return `${environment}--${tag}`;
}

/** The thin environment's definition: an import and nothing else. */
export function pinDefinition({ environment, project, tag }: EnvironmentPin): EnvironmentDefinition {
  return { imports: [`${project}/${environment}@${tag}`] };
}

/** What a definition pins, if it does nothing but import one environment at a revision tag. */
export function pinOf({ imports = [], values = {} }: EnvironmentDefinition): EnvironmentPin | undefined {
  const [first, another] = imports;
  if (first === undefined || another !== undefined || Object.keys(values).length > 0) return undefined;
  const { at = '', environment, project } = parseImport(importName(first));
  return isPinTag(at) ? { project, environment, tag: at } : undefined;
}

/** Whether a tag can be pinned: every one but that which moves by itself. */
export function isPinTag(tag: string): boolean {
  return ESC_TAG_PATTERN.test(tag) && tag !== ESC_LATEST_TAG;
}

/** Takes an import apart. What stands there may still be no name. */
export function parseImport(text: string): ImportReference {
  const split = text.indexOf('@');
  const name = split < 0 ? text : text.slice(0, split);
  const at = split < 0 ? undefined : text.slice(split + 1);
  const slash = name.indexOf('/');
  return {
    project: slash < 0 ? ESC_DEFAULT_PROJECT : name.slice(0, slash),
    environment: name.slice(slash + 1),
    ...(at === undefined || at === ESC_LATEST_TAG ? {} : { at }),
  };
}

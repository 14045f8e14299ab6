import { isDeepStrictEqual } from 'node:util';
import type { IConstruct } from 'constructs';
import { dependencyOrder } from '../core/dependency-order.ts';
import { type Finding, sortFindings } from '../core/finding.ts';
import { groupBy } from '../core/group-by.ts';
import { findingsOf } from '../core/report-finding.ts';
import { PulumiEscEnvironment } from '../stores/pulumi-esc/environment.ts';
import { type DefinitionParts, definitionParts } from '../stores/pulumi-esc/environment-definition.ts';
import { parseImport, pinOf } from '../stores/pulumi-esc/environment-pin.ts';

/** One environment of Pulumi ESC that a program says something of. */
export interface DeclaredEnvironment {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  /**
   * Base URL of the API.
   * @default - Pulumi Cloud, or where whoever asks is logged in
   */
  readonly apiUrl?: string;
  /** Path of the construct that declares or pins it. */
  readonly path: string;
  /**
   * What it is to hold.
   * @default - the program only pins it
   */
  readonly parts?: DefinitionParts;
  /**
   * What it pins, where it is a thin environment.
   * @default - nothing
   */
  readonly pin?: PinnedAddress;
  /** Addresses of what it imports, at whatever revision. */
  readonly imports: readonly string[];
}

/** The environment behind a thin one. */
export interface PinnedAddress {
  readonly address: string;
  readonly tag: string;
}

/** What a program declares. */
export interface Declared {
  /** What is imported comes first. Empty when there are findings. */
  readonly environments: readonly DeclaredEnvironment[];
  /** Errors, sorted. */
  readonly findings: readonly Finding[];
}

/** Finds everything that a program declares, and what it pins. */
export function declaredEnvironments(root: IConstruct): Declared {
  const all = root.node.findAll().filter((construct) => construct instanceof PulumiEscEnvironment);
  const wrong = all.flatMap(findingsOf).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return { environments: [], findings: sortFindings(wrong) };
  const groups = [...groupBy(all.flatMap(declarationOf), keyOf).values()];
  const conflicts = groups.flatMap(conflictIn);
  if (conflicts.length > 0) return { environments: [], findings: sortFindings(conflicts) };
  return inOrder(withPinned(groups.flatMap(([first]) => (first ? [first] : []))));
}

function declarationOf({
  address,
  apiUrl,
  definition,
  node,
  organization,
}: PulumiEscEnvironment): DeclaredEnvironment[] {
  if (definition === undefined) return [];
  const addressOf = (name: { readonly project: string; readonly environment: string }) =>
    `${organization}/${name.project}/${name.environment}`;
  const parts = definitionParts(definition);
  const pin = pinOf(definition);
  return [
    {
      address,
      apiUrl,
      path: node.path,
      parts,
      imports: parts.imports.map((name) => addressOf(parseImport(name))),
      ...(pin && { pin: { address: addressOf(pin), tag: pin.tag } }),
    },
  ];
}

function keyOf({ address, apiUrl = '' }: Pick<DeclaredEnvironment, 'address' | 'apiUrl'>): string {
  return `${apiUrl} ${address}`;
}

/** One environment may be declared wherever it is read, as long as everybody says the same. */
function conflictIn([first, ...others]: readonly DeclaredEnvironment[]): readonly Finding[] {
  return others
    .filter(({ parts }) => !isDeepStrictEqual(parts, first?.parts))
    .map(({ address, path }) => ({
      code: 'esc/definition-conflict',
      severity: 'error',
      path,
      problem: `${address} is declared in another way at ${first?.path}.`,
      cause: 'Whichever were written last would win.',
      mend: 'Declare it once, or share one definition between the two.',
    }));
}

/** Adds the environments that are pinned and that nobody declares. */
function withPinned(declared: readonly DeclaredEnvironment[]): ReadonlyMap<string, DeclaredEnvironment> {
  const environments = new Map(declared.map((one) => [keyOf(one), one]));
  for (const { apiUrl, path, pin } of declared) {
    if (pin === undefined) continue;
    const { address } = pin;
    const key = keyOf({ address, apiUrl });
    if (!environments.has(key)) environments.set(key, { address, apiUrl, path, imports: [] });
  }
  return environments;
}

function inOrder(environments: ReadonlyMap<string, DeclaredEnvironment>): Declared {
  const needs = [...environments].map(([key, { apiUrl, imports }]) => {
    return [key, imports.map((address) => keyOf({ address, apiUrl }))] as const;
  });
  const ordered = dependencyOrder(new Map(needs));
  const find = (keys: readonly string[]) => keys.flatMap((key) => environments.get(key) ?? []);
  return 'cycle' in ordered
    ? { environments: [], findings: cycleIn(find(ordered.cycle)) }
    : { environments: find(ordered.order), findings: [] };
}

function cycleIn(cycle: readonly DeclaredEnvironment[]): readonly Finding[] {
  const [first, ...others] = cycle;
  if (first === undefined) return [];
  return [
    {
      code: 'esc/import-cycle',
      severity: 'error',
      path: first.path,
      problem: `${first.address} imports itself: ${[first, ...others, first].map(({ address }) => address).join(' imports ')}.`,
      cause: 'Pulumi ESC would open none of them.',
      mend: 'Take one of these imports out.',
    },
  ];
}

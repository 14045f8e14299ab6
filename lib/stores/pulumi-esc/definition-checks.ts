import { type OwnFinding, reportFinding } from '../../core/report-finding.ts';
import { PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc.ts';
import { ESC_TAG_PATTERN } from '../../upstream/pulumi-esc-client.ts';
import { ESC_CALL_PREFIX, ESC_RESERVED_KEYS } from '../../upstream/pulumi-esc-definition.ts';
import type { PulumiEscEnvironment } from './environment.ts';
import { type EnvironmentImport, EscValue, importName, SecretVariable } from './environment-definition.ts';
import { parseImport } from './environment-pin.ts';
import { PropertyPath, type PropertyPathSegment } from './property-path.ts';

/** Reports everything that is wrong with a declared definition. No finding repeats what may be a secret. */
export function checkDefinition(environment: PulumiEscEnvironment): void {
  const { address, definition: { imports = [], values = {} } = {} } = environment;
  for (const imported of imports) {
    if (!isImport(environment, imported)) reportFinding(environment, wrongImport(address, importName(imported)));
  }
  for (const finding of problemsIn(values, [], address)) reportFinding(environment, finding);
}

/** Reports a tag that an environment cannot be pinned to. */
export function reportPinTag(environment: PulumiEscEnvironment, tag: string): void {
  reportFinding(environment, {
    code: 'esc/pin-tag',
    severity: 'error',
    problem: `"${tag}" is no revision tag that an environment can be held to.`,
    cause: 'A tag begins with a letter and goes on with letters, digits, "_", "." and "-"; "latest" moves by itself.',
    mend: "Name a tag like at('stable'), and make it with  cdk8s-escrow esc init --tag stable",
  });
}

function isImport(importing: PulumiEscEnvironment, imported: EnvironmentImport): boolean {
  const { at, environment, project } = parseImport(importName(imported));
  const isOther = project !== importing.project || environment !== importing.environment;
  const isNear = typeof imported === 'string' || imported.organization === importing.organization;
  const isVersion = at === undefined || /^[1-9]\d*$/.test(at) || ESC_TAG_PATTERN.test(at);
  return isOther && isNear && isVersion && isName('project', project) && isName('environment', environment);
}

function isName(part: 'project' | 'environment', name: string): boolean {
  const { maxLength, pattern } = PULUMI_ESC_NAMES[part];
  return pattern.test(name) && name.length <= maxLength;
}

function wrongImport(address: string, name: string): OwnFinding {
  return {
    code: 'esc/definition-import',
    severity: 'error',
    problem: `${address} cannot import "${name}".`,
    cause: 'An import names another environment of the same organization; Pulumi ESC would refuse the definition.',
    mend: 'Write "<project>/<environment>", with "@<revision or tag>" to hold it still, or name an environment of the program.',
  };
}

/** The author's types are not there at run time, and whoever misuses them may have a secret in hand. */
function* problemsIn(value: unknown, at: readonly PropertyPathSegment[], address: string): Iterable<OwnFinding> {
  if (value instanceof SecretVariable) {
    if (!/^[A-Z_][A-Z0-9_]*$/.test(value.name)) yield noVariable(address, at);
  } else if (value instanceof EscValue) {
    yield* problemsIn(value.argument, at, address);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* problemsIn(item, [...at, index], address);
  } else if (isPlainMap(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (isWrongKey(key, at.length === 0)) yield wrongKey(address, at, key);
      else if (isPlainSecret(key, item)) yield plainSecret(address, [...at, key]);
      else yield* problemsIn(item, [...at, key], address);
    }
  } else if (!['string', 'boolean'].includes(typeof value) && !Number.isFinite(value)) {
    yield noValue(address, at);
  }
}

function isPlainMap(value: unknown): value is object {
  const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  return prototype === null || (prototype !== undefined && Object.getPrototypeOf(prototype) === null);
}

function isWrongKey(key: string, isAtTop: boolean): boolean {
  const isReserved = isAtTop && ESC_RESERVED_KEYS.includes(key);
  return isReserved || key.startsWith(ESC_CALL_PREFIX) || key === '' || key.endsWith('\\');
}

/** Keys that end in such a word hold a secret, or a name that should be another one. */
const SECRET_KEY = /(?:pass(?:word|wd|phrase)|secret|token|(?:api|private|access)[-_]?key)$/i;

function isPlainSecret(key: string, value: unknown): boolean {
  return SECRET_KEY.test(key) && typeof value === 'string' && value !== '' && !value.includes('${');
}

function plainSecret(address: string, at: readonly PropertyPathSegment[]): OwnFinding {
  return {
    code: 'esc/plain-secret',
    severity: 'warning',
    problem: `${placeOf(at)} of ${address} is declared as a plain text.`,
    cause: 'By its name it is a secret: it would be in Git, and readable for all who may see the environment.',
    mend: "Take it from a variable, EscValue.secretFrom('…'), and replace the secret. If it is none, give it another name.",
  };
}

function noVariable(address: string, at: readonly PropertyPathSegment[]): OwnFinding {
  return {
    code: 'esc/secret-variable',
    severity: 'error',
    problem: `What EscValue.secretFrom(…) is given for ${placeOf(at)} of ${address} is no name of an environment variable.`,
    cause: 'It might be the secret itself, so it is not repeated here.',
    mend: 'Write a name of capital letters, digits and "_", like EscValue.secretFrom(\'DB_PASSWORD\'). A secret that stood there has to be replaced.',
  };
}

function wrongKey(address: string, at: readonly PropertyPathSegment[], key: string): OwnFinding {
  return {
    code: 'esc/definition-key',
    severity: 'error',
    problem: `${address} cannot have the key "${key}" ${at.length === 0 ? 'at the top' : `in ${placeOf(at)}`}.`,
    cause: `Pulumi ESC reads "${ESC_CALL_PREFIX}" as a function and ${ESC_RESERVED_KEYS.map((name) => `"${name}"`).join(', ')} at the top as its own; no reference can name an empty key or one that ends in a backslash.`,
    mend: 'Choose another key; functions are written with EscValue.',
  };
}

function noValue(address: string, at: readonly PropertyPathSegment[]): OwnFinding {
  return {
    code: 'esc/definition-value',
    severity: 'error',
    problem: `${placeOf(at)} of ${address} is nothing that a definition can hold.`,
    cause: 'Pulumi ESC takes texts, finite numbers, booleans, lists and maps.',
    mend: 'Write one of these, or make it with EscValue.',
  };
}

function placeOf(at: readonly PropertyPathSegment[]): string {
  return at.length === 0 ? 'the whole' : PropertyPath.of(...at).toString();
}

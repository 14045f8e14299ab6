import { ESC_SECRET_CALL } from '../../upstream/pulumi-esc-definition.ts';

/**
 * What a Pulumi ESC environment is to hold, for `cdk8s-escrow esc init`. Values of secrets have no place in it: it names the
 * environment variables that they are taken from when it is written.
 */
export interface EnvironmentDefinition {
  /**
   * Environments of the same organization whose values this one takes over; a later one wins, and `values` win over all.
   * @default - none
   */
  readonly imports?: readonly EnvironmentImport[];
  /** @default - none of its own */
  readonly values?: EnvironmentValues;
}

/**
 * An environment of the program, or the name of any, `<project>/<environment>`: at its latest revision, or at another with
 * `@<revision or tag>`.
 */
export type EnvironmentImport = string | ImportedEnvironment;

/** What an import needs to know of an environment of the program. */
export interface ImportedEnvironment {
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
}

/** A map of {@link EnvironmentValue}. Functions are written with {@link EscValue}, so that none takes a secret in plain text. */
export interface EnvironmentValues {
  readonly [call: `fn::${string}`]: never;
  readonly [key: string]: EnvironmentValue;
}

/**
 * A value that is no secret, or what makes one. In a text, {@link EscValue.reference} stands for another value, and `$$` for a
 * dollar sign, as in Pulumi ESC itself.
 */
export type EnvironmentValue = string | number | boolean | EscValue | readonly EnvironmentValue[] | EnvironmentValues;

/** A value that Pulumi ESC makes: a secret, or the result of a function. */
export class EscValue {
  /**
   * A secret, taken from an environment variable, or asked for at the terminal, when `esc init` writes it.
   *
   * @param variable Name of the variable: capital letters, digits and `_`. Never the value.
   */
  static secretFrom(variable: Uppercase<string>): EscValue {
    return new EscValue(ESC_SECRET_CALL, new SecretVariable(variable));
  }

  /**
   * Another value of the environment or of its imports, to be written into a text. A text that is nothing else has its type.
   *
   * @param path For instance `database.host`.
   */
  static reference(path: string): string {
    return `\${${path}}`;
  }

  /** The value as JSON text. */
  static toJSON(value: EnvironmentValue): EscValue {
    return new EscValue('fn::toJSON', value);
  }

  /** What a JSON text holds; around {@link secretFrom}, an object or number that is secret. */
  static fromJSON(text: string | EscValue): EscValue {
    return new EscValue('fn::fromJSON', text);
  }

  /** The text in base64. */
  static toBase64(text: string | EscValue): EscValue {
    return new EscValue('fn::toBase64', text);
  }

  /** What base64 stands for, which has to be text. */
  static fromBase64(text: string | EscValue): EscValue {
    return new EscValue('fn::fromBase64', text);
  }

  /** The texts, with a delimiter between them. */
  static join(delimiter: string, texts: readonly (string | EscValue)[]): EscValue {
    return new EscValue('fn::join', [delimiter, texts]);
  }

  /**
   * What a provider gives when the environment is opened.
   *
   * @param provider For instance `azure-login` or `aws-secrets`.
   */
  static open(provider: string, inputs: EnvironmentValues): EscValue {
    return new EscValue(`fn::open::${provider}`, inputs);
  }

  private constructor(
    /** The function, for instance `fn::toJSON`. */
    readonly call: string,
    readonly argument: EnvironmentValue | SecretVariable,
  ) {}
}

/** Stands where a secret will be. */
export class SecretVariable {
  /** @param name What somebody has written for a name. Until it is checked it may be anything, the secret itself included. */
  constructor(readonly name: string) {}
}

/** A definition as the service keeps it, with a {@link SecretVariable} in the place of each secret. */
export type DefinitionTree = string | number | boolean | SecretVariable | readonly DefinitionTree[] | DefinitionMap;

/** A map of {@link DefinitionTree}. */
export interface DefinitionMap {
  readonly [key: string]: DefinitionTree;
}

/** The two parts of a definition that a program declares. */
export interface DefinitionParts extends DefinitionMap {
  readonly imports: readonly string[];
  readonly values: DefinitionMap;
}

/** Writes a definition as the service has it. */
export function definitionParts({ imports = [], values = {} }: EnvironmentDefinition): DefinitionParts {
  return { imports: imports.map(importName), values: mapOf(values) };
}

/** `<project>/<environment>`, with `@<revision or tag>` where the author has written one. */
export function importName(imported: EnvironmentImport): string {
  return typeof imported === 'string' ? imported : `${imported.project}/${imported.environment}`;
}

function mapOf(values: EnvironmentValues): DefinitionMap {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, treeOf(value)]));
}

function treeOf(value: EnvironmentValue | SecretVariable): DefinitionTree {
  if (typeof value !== 'object' || value instanceof SecretVariable) return value;
  if (value instanceof EscValue) return { [value.call]: treeOf(value.argument) };
  return isList(value) ? value.map(treeOf) : mapOf(value);
}

/** `Array.isArray` does not tell lists that are read-only from maps (TypeScript 7.0). */
function isList(value: readonly EnvironmentValue[] | EnvironmentValues): value is readonly EnvironmentValue[] {
  return Array.isArray(value);
}

import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { EscClient } from '../../lib/esc/esc-client';
import { declaredEnvironments } from '../../lib/esc-init/declared-environments';
import { describeEdits } from '../../lib/esc-init/definition-change';
import type { PlannedSecret } from '../../lib/esc-init/planned-environment';
import { type InitOptions, type InitResult, runInit, type WantedSecrets } from '../../lib/esc-init/run-init';
import { SecretValues } from '../../lib/esc-init/secret-values';
import type { EscLocal } from '../../lib/esc-local/esc-local';
import { connectTo } from '../support/esc';

export const ADDRESS = 'acme/shop/production';

/** Somebody who runs `esc init` with a program against a local ESC. */
export class Operator {
  /** What was asked for in the last run. */
  wanted: WantedSecrets = { missing: [], present: [] };

  constructor(
    readonly esc: EscLocal,
    readonly variables: Readonly<Record<string, string>> = {},
  ) {}

  get client(): EscClient {
    return connectTo(this.esc)();
  }

  /** Writes whatever is planned. */
  init(root: Construct, options: Partial<InitOptions> = {}): Promise<InitResult> {
    const { environments, findings } = declaredEnvironments(root);
    expect(findings).toEqual([]);
    return runInit(environments, {
      connect: connectTo(this.esc),
      readSecrets: async (wanted) => this.readSecrets(wanted),
      confirm: async () => true,
      ...options,
    });
  }

  async definitionOf(address = ADDRESS): Promise<string> {
    return (await this.client.definitions.read(address)).yaml;
  }

  async secretsOf(address = ADDRESS): Promise<Record<string, string>> {
    const opened = await this.client.environments.open(address);
    const secrets: Record<string, string> = {};
    for await (const { path, value } of opened.secretValues()) secrets[path] = value;
    return secrets;
  }

  /** Somebody else writes a definition. */
  async write(yaml: string, address = ADDRESS): Promise<void> {
    const { definitions } = this.client;
    await definitions.update(await definitions.read(address), yaml);
  }

  private readSecrets(wanted: WantedSecrets): SecretValues {
    this.wanted = wanted;
    const values = new SecretValues();
    for (const { variable } of [...wanted.missing, ...wanted.present]) {
      const value = this.variables[variable];
      if (value !== undefined) values.set(variable, Buffer.from(value));
    }
    return values;
  }
}

/** Where environments are declared; a second one lies below the first. */
export function program(scope?: Construct): Construct {
  return scope === undefined ? new Chart(new App(), 'program') : new Construct(scope, 'second');
}

/** What is planned, by address. */
export function changesIn({ environments }: InitResult) {
  return Object.fromEntries(environments.map(({ declared, edits }) => [declared.address, describeEdits(edits)]));
}

/** `database.password from DB_PASSWORD`. */
export function variablesOf(secrets: readonly PlannedSecret[]): string[] {
  return secrets.map(({ variable }) => variable);
}

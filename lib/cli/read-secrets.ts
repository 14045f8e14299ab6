import { isUtf8 } from 'node:buffer';
import { pathOf } from '../esc-init/definition-change.ts';
import type { PlannedSecret } from '../esc-init/planned-environment.ts';
import type { WantedSecrets } from '../esc-init/run-init.ts';
import { SecretValues } from '../esc-init/secret-values.ts';
import { CommandError } from './command-error.ts';
import { readTyped, type Terminal } from './typed-value.ts';

/**
 * Takes secrets from environment variables; those that have none are asked for at the terminal, each variable once.
 *
 * @throws CommandError without a word of any value: when one is missing and nobody is there, or what is typed is no value.
 */
export async function readSecrets({ missing, present }: WantedSecrets, terminal?: Terminal): Promise<SecretValues> {
  const values = new SecretValues();
  try {
    for (const secret of [...missing, ...present]) takeVariable(secret, values);
    for (const secret of missing) await ask(`Value of ${describe(secret)}, not shown: `, secret, values, terminal);
    refuseMissing(missing.filter(({ variable }) => !values.has(variable)));
    for (const secret of present) {
      await ask(`New value of ${describe(secret)}, not shown; Enter keeps the old one: `, secret, values, terminal);
    }
    refuseReferences([...missing, ...present], values);
    return values;
  } catch (error) {
    values.wipe();
    throw error;
  }
}

/** An empty variable is what CI makes of a secret that it does not have. */
function takeVariable({ variable }: PlannedSecret, values: SecretValues): void {
  const value = process.env[variable];
  if (value) values.set(variable, Buffer.from(value));
}

async function ask(
  prompt: string,
  { variable }: PlannedSecret,
  values: SecretValues,
  terminal: Terminal | undefined,
): Promise<void> {
  if (terminal === undefined || values.has(variable)) return;
  const value = await typed(prompt, variable, terminal);
  if (value.length > 0) values.set(variable, value);
}

async function typed(prompt: string, variable: string, terminal: Terminal): Promise<Buffer> {
  // The prompt before has left it paused.
  terminal.resume();
  const value = await readTyped(terminal, prompt).catch((error) => {
    throw error instanceof CommandError ? notTyped(variable) : error;
  });
  if (isUtf8(value)) return value;
  value.fill(0);
  throw notTyped(variable);
}

function notTyped(variable: string): CommandError {
  return new CommandError(
    `Nothing was written: what was typed for ${variable} is not one line of text. Try again, or set the variable ${variable}.`,
  );
}

function refuseMissing(missing: readonly PlannedSecret[]): void {
  if (missing.length === 0) return;
  const lines = missing.map((secret) => `  ${secret.variable}  for ${describe(secret)}`);
  throw new CommandError(
    `Nothing was written: secrets that are not there yet have no value. Set these environment variables:\n${lines.join('\n')}`,
  );
}

/** `fn::secret` takes a text without references and no way to write one that is none (pulumi/esc 0.25.0). */
function refuseReferences(secrets: readonly PlannedSecret[], values: SecretValues): void {
  const taken = secrets.filter(({ variable }) => values.has(variable) && values.text(variable).includes('${'));
  if (taken.length === 0) return;
  const lines = taken.map((secret) => `  ${secret.variable}  for ${describe(secret)}`);
  throw new CommandError(
    `Nothing was written: Pulumi ESC takes the \${ in these values for a reference.\n${lines.join('\n')}\nDeclare each with EscValue.fromJSON(EscValue.secretFrom(…)), and give it as JSON text in which \\u0024 stands for $.`,
  );
}

function describe({ address, at }: PlannedSecret): string {
  return `${pathOf(at)} in ${address}`;
}

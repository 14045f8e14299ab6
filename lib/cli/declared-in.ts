import { type Declared, declaredEnvironments } from '../esc-init/declared-environments.ts';
import { CommandError } from './command-error.ts';
import { loadProgram } from './load-program.ts';

/**
 * The environments of a program that a command is about: those with these addresses, with the thin ones that pin them; or all.
 *
 * @throws CommandError when there is no such program or environment.
 */
export async function declaredIn(program: string, addresses: readonly string[]): Promise<Declared> {
  const { environments, findings } = declaredEnvironments(await loadProgram(program));
  if (findings.length > 0) return { environments, findings };
  const known = environments.map(({ address }) => address);
  if (known.length === 0) throw new CommandError(`${program} declares no environment. ${HOW_TO_DECLARE}`);
  const unknown = addresses.filter((address) => !known.includes(address));
  if (unknown.length > 0) {
    throw new CommandError(`${program} declares no ${unknown.join(', ')}. It declares ${known.join(', ')}.`);
  }
  const isMeant = (address: string) => addresses.length === 0 || addresses.includes(address);
  return {
    findings,
    environments: environments.filter(({ address, pin }) => isMeant(address) || isMeant(pin?.address ?? '')),
  };
}

const HOW_TO_DECLARE = "Give a PulumiEscEnvironment a `definition`, or hold one at a tag: environment.at('stable').";

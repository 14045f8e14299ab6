import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createJiti } from 'jiti';
import { Fleet } from '../fleet/fleet.ts';
import { CommandError } from './command-error.ts';

/**
 * Loads a program as it is, TypeScript included, and takes the fleet that it exports.
 *
 * @throws CommandError when there is no such file or it exports no fleet.
 */
export async function loadProgram(path: string): Promise<Fleet> {
  const file = resolve(path);
  if (!existsSync(file))
    throw new CommandError(`There is no ${path} here. Run this where your program is, or name it.`);
  const fleet: unknown = await createJiti(__filename).import(file, { default: true });
  if (fleet instanceof Fleet) return fleet;
  throw new CommandError(
    isCalledFleet(fleet)
      ? `${path} takes its Fleet from another copy of cdk8s-escrow than the one that runs.\n  Run the copy that it imports:  npx cdk8s-escrow  in the folder of its package.json.`
      : `${path} exports no fleet. End it with:  export default fleet;`,
  );
}

/** A command that is installed for the whole machine, say, meets a program with a package of its own. */
function isCalledFleet(value: unknown): boolean {
  return typeof value === 'object' && value?.constructor?.name === Fleet.name;
}

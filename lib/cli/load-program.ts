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
  throw new CommandError(`${path} exports no fleet. End it with:  export default fleet;`);
}

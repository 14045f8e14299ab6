import { type EnvironmentAddress, parseEnvironmentAddress } from '../esc/environment-address.ts';
import { EscError } from '../esc/esc-error.ts';
import { CommandError } from './command-error.ts';

/**
 * An environment that somebody named on the command line, with `@<revision or tag>` or without.
 *
 * @throws CommandError when it is no address.
 */
export function parseAddress(text: string): EnvironmentAddress {
  try {
    return parseEnvironmentAddress(text);
  } catch (error) {
    throw error instanceof EscError ? new CommandError(error.message.replaceAll('\n', '\n  ')) : error;
  }
}

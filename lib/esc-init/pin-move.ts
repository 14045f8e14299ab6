import type { EscClient } from '../esc/esc-client.ts';
import { EscError } from '../esc/esc-error.ts';
import { type ShapeChange, shapeChange } from '../stores/pulumi-esc/shape-change.ts';
import type { PinnedAddress } from './declared-environments.ts';

/** What would change if a tag were moved to the newest revision. */
export interface PinMove {
  /** The thin environment. */
  readonly address: string;
  /** The environment that it imports. */
  readonly of: string;
  readonly tag: string;
  /**
   * Where the tag points.
   * @default - there is no such tag
   */
  readonly from?: number;
  /** The newest revision. */
  readonly to: number;
  /**
   * Paths, types and what is secret, of what a reader sees.
   * @default - nothing to compare: there is no such tag, or it points at the newest revision
   */
  readonly change?: ShapeChange;
}

/**
 * Compares the revision that a tag points at with the newest one, as they evaluate today.
 *
 * @throws EscError when there is no such environment, or one of the two does not evaluate.
 */
export async function pinMove(
  address: string,
  { address: of, tag }: PinnedAddress,
  client: EscClient,
): Promise<PinMove> {
  const to = await client.revisions.numberOf(of);
  const from = await tryNumberOf(of, tag, client);
  const move = { address, of, tag, to };
  if (from === undefined) return move;
  if (from === to) return { ...move, from };
  const [pinned, newest] = await Promise.all([client.environments.open(of, from), client.environments.open(of, to)]);
  return { ...move, from, change: shapeChange(pinned.shape, newest.shape) };
}

async function tryNumberOf(address: string, tag: string, { revisions }: EscClient): Promise<number | undefined> {
  try {
    return await revisions.numberOf(address, tag);
  } catch (error) {
    if (error instanceof EscError && error.kind === 'no-revision') return undefined;
    throw error;
  }
}

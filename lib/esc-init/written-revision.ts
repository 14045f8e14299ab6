import type { EscClient } from '../esc/esc-client.ts';
import { keptParts } from './definition-tree.ts';
import type { WrittenRevision } from './planned-environment.ts';

/** The revision tag on what `esc init` wrote last, so that the next run knows what others have done since. */
export const WRITTEN_TAG = 'cdk8s-escrow';

/** What `esc init` wrote last; undefined where it has not written anything. */
export async function readWritten(
  address: string,
  { definitions, revisions }: EscClient,
): Promise<WrittenRevision | undefined> {
  const written = await definitions.tryRead(address, WRITTEN_TAG);
  if (written === undefined) return undefined;
  const revision = written.revision ?? (await revisions.numberOf(address, WRITTEN_TAG));
  return { revision, parts: keptParts(written) };
}

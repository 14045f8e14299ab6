import type { EscError } from '../esc/esc-error.ts';
import { Clients, type Connect } from './clients.ts';
import type { DeclaredEnvironment } from './declared-environments.ts';
import { type PinMove, pinMove } from './pin-move.ts';
import { planInit } from './plan-init.ts';
import type { PlannedEnvironment } from './planned-environment.ts';
import { settle } from './settle.ts';

/** How what is there differs from what is declared. */
export interface EscDiff {
  readonly environments: readonly PlannedEnvironment[];
  /** What moving each tag that the program pins would change. */
  readonly moves: readonly PinMove[];
  /** What kept Pulumi ESC from answering; each once. */
  readonly failures: readonly EscError[];
  /** What speaks against where the token was found or goes to. */
  readonly warnings: readonly string[];
}

/** Compares, and writes nothing. Of what is pinned, both revisions are opened where they are not the same. */
export async function escDiff(declared: readonly DeclaredEnvironment[], connect: Connect): Promise<EscDiff> {
  const clients = new Clients(connect);
  const plan = await planInit(declared, clients);
  const missing = new Set(plan.environments.flatMap(({ declared: { address }, present }) => (present ? [] : address)));
  const moves = await settle(declared, async ({ address, apiUrl, pin }) =>
    pin === undefined || missing.has(pin.address) ? [] : [await pinMove(address, pin, clients.of(apiUrl))],
  );
  return {
    environments: plan.environments,
    moves: moves.done.flat(),
    failures: [...plan.failures, ...moves.failures],
    warnings: clients.warnings,
  };
}

import { randomBytes } from 'node:crypto';
import type { EvaluatedEnvironment } from '../evaluate/evaluate-environment.ts';
import { type Address, formatAddress } from '../store/address.ts';

/** An evaluated environment that a client may read for a while. */
interface Session {
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly environment: EvaluatedEnvironment;
}

/** The open sessions of a server. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  /** Keeps an evaluated environment, and gives it an id. */
  add(address: Address, environment: EvaluatedEnvironment, seconds: number): string {
    this.forgetExpired();
    const id = randomBytes(16).toString('hex');
    this.sessions.set(id, { address: formatAddress(address), environment, expires: Date.now() + seconds * 1000 });
    return id;
  }

  /** The environment of a session; undefined when there is none, or none any more. */
  find(address: Address, id: string): EvaluatedEnvironment | undefined {
    const session = this.sessions.get(id);
    return session && session.address === formatAddress(address) && session.expires > Date.now()
      ? session.environment
      : undefined;
  }

  private forgetExpired(): void {
    for (const [id, { expires }] of this.sessions) if (expires <= Date.now()) this.sessions.delete(id);
  }
}

import type { EscClient } from '../esc/esc-client.ts';

/** Signs in to the API at this address, or to the one of whoever asks. */
export type Connect = (apiUrl?: string) => EscClient;

/** One client for each API. */
export class Clients {
  readonly #clients = new Map<string | undefined, EscClient>();
  readonly #connect: Connect;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** @throws EscError when there is no token for this API. */
  of(apiUrl: string | undefined): EscClient {
    const client = this.#clients.get(apiUrl) ?? this.#connect(apiUrl);
    this.#clients.set(apiUrl, client);
    return client;
  }

  /** What speaks against where the tokens were found or go to; each once. */
  get warnings(): readonly string[] {
    return [...new Set([...this.#clients.values()].flatMap(({ warnings }) => warnings))];
  }
}

import { PULUMI_ESC_API_PATH } from '../upstream/pulumi-esc.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { AccessTokens } from './server/access-tokens.ts';
import { ApiServer } from './server/api-server.ts';
import type { EscLocalFaults } from './server/faults.ts';
import { RequestCounts } from './server/request-counts.ts';
import { type EnvironmentSource, openStore } from './store/open-store.ts';

/** Options of {@link EscLocal.start}. */
export interface EscLocalOptions extends EnvironmentSource {
  /**
   * Access tokens that are let in. Kept in memory only.
   *
   * @default - one, made at random: {@link EscLocal.token}
   */
  readonly tokens?: readonly string[];
  /** Address to listen at; a loopback address. @default "127.0.0.1" */
  readonly host?: string;
  /** Port to listen at; 0 takes one that is free. @default 0 */
  readonly port?: number;
  /** What goes wrong, for tests of clients. @default - nothing */
  readonly faults?: EscLocalFaults;
}

/** Addresses that no other machine reaches. */
export const LOOPBACK_HOSTS: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** A small stand-in for the Pulumi ESC service, for development and tests. Never for secrets that matter. */
export class EscLocal {
  /**
   * Starts a server.
   *
   * @throws Error when the host is no loopback address, the port is taken, or the address of an environment cannot be
   * read.
   */
  static async start(options: EscLocalOptions = {}): Promise<EscLocal> {
    const { host = '127.0.0.1', port = 0 } = options;
    if (!LOOPBACK_HOSTS.includes(host)) throw new Error(`the local ESC listens at a loopback address, not at ${host}`);
    const tokens = new AccessTokens(options.tokens ?? []);
    const token = options.tokens?.[0] ?? tokens.issue();
    const requests = new RequestCounts();
    const routes = apiRoutes(openStore(options), tokens);
    const server = new ApiServer({ routes, tokens, counts: requests, faults: options.faults ?? {} });
    const listening = await server.listen(host, port);
    const origin = `http://${host.includes(':') ? `[${host}]` : host}:${listening}`;
    return new EscLocal(server, `${origin}${PULUMI_ESC_API_PATH}`, token, requests);
  }

  private constructor(
    private readonly server: ApiServer,
    /** Base URL of the API, for instance `http://127.0.0.1:4650/api/esc`. */
    readonly url: string,
    /** An access token that is let in. */
    readonly token: string,
    /** What was asked so far. */
    readonly requests: RequestCounts,
  ) {}

  /** Stops; requests under way are cut. */
  close(): Promise<void> {
    return this.server.close();
  }
}

import { PULUMI_ESC_API_PATH } from '../upstream/pulumi-esc';
import { environmentRoutes } from './routes/environment-routes';
import { sessionRoutes } from './routes/session-routes';
import { tokenRoutes } from './routes/token-routes';
import { AccessTokens } from './server/access-tokens';
import { ApiServer } from './server/api-server';
import type { EscLocalFaults } from './server/faults';
import { RequestCounts } from './server/request-counts';
import { tryParseAddress } from './store/address';
import { EnvironmentStore } from './store/environment-store';

/** Options of {@link EscLocal.start}. */
export interface EscLocalOptions {
  /**
   * Definitions in YAML by `organization/project/environment`; a list has one for each revision, oldest first.
   *
   * @default - none
   */
  readonly environments?: Readonly<Record<string, string | readonly string[]>>;
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

const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** A small stand-in for the Pulumi ESC service, for development and tests. Never for secrets that matter. */
export class EscLocal {
  /**
   * Starts a server.
   *
   * @throws Error when the host is no loopback address, or an environment's address cannot be read.
   */
  static async start(options: EscLocalOptions = {}): Promise<EscLocal> {
    const { host = '127.0.0.1', port = 0 } = options;
    if (!LOOPBACK.includes(host)) throw new Error(`the local ESC listens at a loopback address only, not at ${host}`);
    const tokens = new AccessTokens(options.tokens ?? []);
    const token = options.tokens?.[0] ?? tokens.issue();
    const store = storeOf(options.environments ?? {});
    const requests = new RequestCounts();
    const server = new ApiServer({
      routes: [...tokenRoutes(store, tokens), ...environmentRoutes(store), ...sessionRoutes(store)],
      tokens,
      counts: requests,
      faults: options.faults ?? {},
    });
    const origin = `http://${host.includes(':') ? `[${host}]` : host}:${await server.listen(host, port)}`;
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

function storeOf(environments: NonNullable<EscLocalOptions['environments']>): EnvironmentStore {
  const store = new EnvironmentStore();
  for (const [name, definitions] of Object.entries(environments)) {
    const address = tryParseAddress(name);
    if (!address) throw new Error(`${JSON.stringify(name)} is no organization/project/environment`);
    const [first = '', ...later] = [definitions].flat();
    const environment = store.create(address, first);
    for (const definition of later) store.addRevision(environment, definition);
  }
  return store;
}

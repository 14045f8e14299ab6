import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { formatAddress } from '../store/address.ts';
import type { AccessTokens } from './access-tokens.ts';
import { ApiError } from './api-error.ts';
import { type EscLocalFaults, type Fate, fateOf } from './faults.ts';
import { failure, type Reply } from './reply.ts';
import { ApiRequest } from './request.ts';
import type { RequestCounts } from './request-counts.ts';
import { type Route, type RouteMatch, Router } from './router.ts';

/** What an {@link ApiServer} is made of. */
export interface ApiServerOptions {
  readonly routes: readonly Route[];
  readonly tokens: AccessTokens;
  readonly counts: RequestCounts;
  readonly faults: EscLocalFaults;
}

/** Path that all routes lie below. */
const BASE_PATH = '/api';

const LONGEST_BODY_BYTES = 8 * 1024 * 1024;

/** Answers HTTP requests with routes. */
export class ApiServer {
  private readonly server: Server;
  private readonly router: Router;
  private readonly closing = new AbortController();

  constructor(private readonly options: ApiServerOptions) {
    this.router = new Router(options.routes);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Listens, and says on which port. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** Stops at once: requests under way are cut. */
  close(): Promise<void> {
    this.closing.abort();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const { method = '', url = '' } = incoming;
      const [path = '', query = ''] = splitOnce(url, '?');
      const match = this.match(method, path);
      const fate = this.fate(method, match);
      if (fate === 'cut-at-once') return void outgoing.destroy();
      if (fate === 'delay') await setTimeout(this.options.faults.delayMilliseconds ?? 1000, undefined, this.closing);
      const body = await readBody(incoming);
      const reply = this.faultyReply(fate) ?? this.reply(incoming, match, new URLSearchParams(query), body);
      send(reply, outgoing, fate === 'cut-in-answer');
    } catch {
      // The client went away, or the server closes.
      outgoing.destroy();
    }
  }

  private match(method: string, path: string): RouteMatch | undefined {
    if (!path.startsWith(`${BASE_PATH}/`)) return undefined;
    try {
      return this.router.match(method, path.slice(BASE_PATH.length));
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }

  private fate(method: string, match: RouteMatch | undefined): Fate {
    const route = match?.route.path ?? 'unknown';
    const environment = environmentOf(match);
    const n = this.options.counts.add({ method, route, ...(environment && { environment }) });
    return fateOf(this.options.faults, `${method} ${route} ${environment}`, n);
  }

  private faultyReply(fate: Fate): Reply | undefined {
    const { retryAfterSeconds = 0 } = this.options.faults;
    if (fate === 'server-error') return failure(500, 'Internal Server Error');
    if (fate !== 'too-many-requests') return undefined;
    return failure(429, 'Too Many Requests', { 'retry-after': String(retryAfterSeconds) });
  }

  private reply(
    { headers }: IncomingMessage,
    match: RouteMatch | undefined,
    query: URLSearchParams,
    body: string,
  ): Reply {
    // Only pages in browsers send it, and none of them has anything to ask here.
    if (headers.origin !== undefined) return failure(403, 'Forbidden');
    if (!match?.route.isPublic && !this.options.tokens.allows(headers.authorization))
      return failure(401, 'Unauthorized');
    if (!match) return failure(404, 'Not Found');
    try {
      return match.route.handle(new ApiRequest(match.parameters, query, headers, body));
    } catch (error) {
      if (error instanceof ApiError) return failure(error.status, error.message);
      process.emitWarning(error as Error);
      return failure(500, 'Internal Server Error');
    }
  }
}

function environmentOf(match: RouteMatch | undefined): string | undefined {
  const { environment, organization, project } = match?.parameters ?? {};
  return organization && project && environment ? formatAddress({ organization, project, environment }) : undefined;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + separator.length)];
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > LONGEST_BODY_BYTES) throw new Error('the body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send({ body = '', headers, status }: Reply, outgoing: ServerResponse, isCut: boolean): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': bytes.length }) });
  if (!isCut) return void outgoing.end(bytes);
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.destroy());
}

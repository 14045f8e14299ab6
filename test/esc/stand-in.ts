import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EscClient, type EscClientOptions } from '../../lib/esc/esc-client';

/** A token that no answer, error or output may show. */
export const TOKEN = 'pul-c4n4ry0123456789abcdef';

/** One request as it arrived. */
export interface Asked {
  readonly method: string;
  /** Path and query, without the base of the API. */
  readonly path: string;
  /** Path as it was sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered: content, a broken connection, or nothing at all. */
export type Reply = 'cut' | 'silence' | Content;

export interface Content {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** An HTTP server that answers what a test wants, however wrong, and keeps what it was asked. */
export interface StandIn {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly asked: readonly Asked[];
  /** How many requests were being answered at a time, at most. */
  readonly busiest: number;
  stop(): void;
}

/**
 * Starts one.
 *
 * @param reply Told, too, how often the same was asked before.
 * @param pause Milliseconds before each answer.
 */
export async function standIn(reply: (asked: Asked, times: number) => Reply, pause = 0): Promise<StandIn> {
  const asked: Asked[] = [];
  let busy = 0;
  let busiest = 0;
  const server = createServer(async (request, response) => {
    busy += 1;
    busiest = Math.max(busiest, busy);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { headers, method = '', url = '' } = request;
    const path = url.replace(/^.*?\/api\/esc/, '');
    const times = asked.filter((other) => other.method === method && other.path === path).length;
    const now = { method, path, url, headers, body: Buffer.concat(chunks).toString() };
    asked.push(now);
    await new Promise((go) => setTimeout(go, pause));
    send(response, reply(now, times));
    busy -= 1;
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    get busiest() {
      return busiest;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A client of it that loses no time. */
export function clientOf({ origin }: StandIn, options: EscClientOptions = {}): EscClient {
  return EscClient.connect({
    apiUrl: origin,
    variables: { PULUMI_ACCESS_TOKEN: TOKEN },
    firstWaitMilliseconds: 1,
    random: () => 0.5,
    ...options,
  });
}

/** Answers by `<method> <path>`; a list has one for each time, of which the last stays. */
export type Replies = Readonly<Record<string, Reply | readonly Reply[]>>;

/** Answers what stands under a request's method and path, and 404 to everything else. */
export function byRoute(replies: Replies): (asked: Asked, times: number) => Reply {
  return ({ method, path }, times) => {
    const inTurn = [replies[`${method} ${path}`] ?? { status: 404 }].flat();
    return inTurn[times] ?? inTurn.at(-1) ?? 'cut';
  };
}

/** Answers as an environment that evaluates to these properties. */
export function opens(properties: unknown): (asked: Asked) => Reply {
  return ({ method }) => ({ body: method === 'POST' ? { id: 'session' } : { properties } });
}

/** Wraps a value as the service does: at every level. */
export function wrapped(value: unknown, props: object = {}): object {
  return { value: Array.isArray(value) ? value.map((item) => wrapped(item)) : wrapMap(value), ...props, trace: {} };
}

/** A secret value. */
export function secret(value: unknown): object {
  return wrapped(value, { secret: true });
}

function wrapMap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, 'trace' in Object(item) ? item : wrapped(item)]),
  );
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  const { body, headers, status = 200 } = reply;
  const isText = typeof body === 'string';
  response.writeHead(status, { 'Content-Type': isText ? 'application/x-yaml' : 'application/json', ...headers });
  response.end(isText || body === undefined ? body : JSON.stringify(body));
}

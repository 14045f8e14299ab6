import * as http from 'node:http';
import * as https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { Configuration, EscRawApi } from '@pulumi/esc-sdk';
import type { RawAnswer, RequestOptions } from './answer.ts';
import { isLoopback } from './api-url.ts';
import type { Credentials } from './credentials.ts';
import type { Variables } from './stored-logins.ts';

/** The SDK, and what to give it with each request. */
export interface Transport {
  readonly api: EscRawApi;
  readonly options: RequestOptions;
}

/** When to stop a request. */
export interface Patience {
  readonly requestTimeoutMilliseconds: number;
  /** Ends all requests. */
  readonly signal: AbortSignal;
}

/**
 * The SDK's raw API: its wrapper loses port and path of the URL, takes 204 for a failure and rebuilds values wrongly (0.12.4).
 *
 * Where no proxy stands between, requests go out through Node alone. axios (1.21) costs three times as much and keeps the
 * token in whatever it throws.
 *
 * @param variables Environment variables, which name the proxy.
 */
export function transportTo(credentials: Credentials, patience: Patience, variables: Variables): Transport {
  const { accessToken, apiUrl } = credentials;
  const configuration = new Configuration({ accessToken: () => accessToken.authorization(), basePath: apiUrl });
  const open = openerOf(patience);
  return isProxied(apiUrl, variables)
    ? { api: new EscRawApi(configuration), options: throughAxios(open) }
    : { api: new EscRawApi(configuration, apiUrl, directly(open, apiUrl)), options: {} };
}

/** axios looks at the same variables, and at those for exceptions. */
function isProxied(apiUrl: string, variables: Variables): boolean {
  return !isLoopback(apiUrl) && Object.keys(variables).some((name) => /^(?:https?|all)_proxy$/i.test(name));
}

/** With a transport of our own no redirect is followed, so that the token goes nowhere else. The API redirects nowhere. */
function throughAxios(open: Open): RequestOptions {
  // As text: axios would turn a definition that happens to be JSON into an object.
  return { responseType: 'text', transport: { request: open }, validateStatus: () => true };
}

type AxiosInstance = NonNullable<ConstructorParameters<typeof EscRawApi>[2]>;

/** A request as the SDK hands it to axios. */
interface SdkRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: SdkHeaders;
  readonly data?: string;
}

type SdkHeaders = Readonly<Record<string, string>>;

/** All that the SDK uses of axios (0.12.4, `createRequestFunction`). */
function directly(open: Open, apiUrl: string): AxiosInstance {
  const { origin } = new URL(apiUrl);
  const { hostname, port, protocol } = urlToHttpOptions(new URL(origin));
  const request = ({ data, headers, method, url }: SdkRequest): Promise<RawAnswer> => {
    const path = url.slice(origin.length);
    const options = {
      hostname,
      port,
      protocol,
      path,
      method,
      headers: { Accept: 'application/json, */*', ...headers },
    };
    return answerTo(open(options), data);
  };
  return { defaults: {}, request } as unknown as AxiosInstance;
}

async function answerTo(outgoing: http.ClientRequest, data: string | undefined): Promise<RawAnswer> {
  const response = await new Promise<http.IncomingMessage>((answer, fail) => {
    outgoing.on('response', answer).on('error', fail).end(data);
  });
  return { status: response.statusCode ?? 0, headers: response.headers, data: await textOf(response) };
}

/** A third of what `node:stream/consumers` costs, which is made for streams of any length (Node 20). */
function textOf(response: http.IncomingMessage): Promise<string> {
  let text = '';
  response.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return new Promise((done, fail) => {
    response.on('end', () => done(text)).on('error', fail);
  });
}

type Open = (
  options: Omit<http.RequestOptions, 'headers'> & { readonly headers: SdkHeaders },
  answer?: (response: http.IncomingMessage) => void,
) => http.ClientRequest;

/** Opens requests that end in their time. One signal, one listener for all: one for each costs a good part of a request. */
function openerOf({ requestTimeoutMilliseconds, signal }: Patience): Open {
  const stops = new Set<() => void>();
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  return (options, answer) => {
    const outgoing = openQuietly(options, answer);
    const stop = () => outgoing.destroy(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' }));
    const timer = setTimeout(stop, requestTimeoutMilliseconds);
    stops.add(stop);
    const done = () => {
      clearTimeout(timer);
      stops.delete(stop);
    };
    // A request that finds no proxy fails and is never closed (https-proxy-agent 5.0.1 in axios 1.21).
    return outgoing.once('close', done).once('error', done);
  };
}

/** Headers are set late: `NODE_DEBUG=http` and `NODE_DEBUG=net` print the options of a request, and the token with them (Node 20). */
const openQuietly: Open = ({ headers, ...options }, answer) => {
  const { request } = options.protocol === 'https:' ? https : http;
  const outgoing = request(options, answer);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  return outgoing;
};

import { Configuration, EscApi } from '@pulumi/esc-sdk';
import { EscLocal, type EscLocalOptions } from '../../lib/esc-local/esc-local';

/** Parts of the address of environment `acme/shop/production`. */
export const SHOP = ['acme', 'shop', 'production'] as const;

/** Starts a local ESC that ends with the test. */
export async function start(options: EscLocalOptions = {}): Promise<EscLocal> {
  const esc = await EscLocal.start(options);
  running.push(esc);
  return esc;
}

const running: EscLocal[] = [];

afterEach(() => Promise.all(running.splice(0).map((esc) => esc.close())));

/** The SDK, unmodified, as a client of a local ESC. */
export function sdkOf({ token, url }: EscLocal, accessToken = token): EscApi {
  const configuration = new Configuration({ accessToken });
  const api = new EscApi(configuration);
  // The constructor would drop port and path (SDK 0.12.4); the base path is read at each request.
  configuration.basePath = url;
  return api;
}

/** The SDK as a client of a new local ESC with these definitions of `acme/shop/production`, oldest first. */
export async function sdkWith(...definitions: readonly string[]): Promise<EscApi> {
  return sdkOf(await start({ environments: { 'acme/shop/production': definitions } }));
}

/** What the service refused with. */
export function refusal(status: number, message: unknown = expect.any(String)): object {
  return { response: { status, data: { code: status, message } } };
}

/** A request as it goes over the wire; the path begins behind `/api/esc`. */
export async function ask({ token, url }: EscLocal, path: string, options: RequestInit = {}) {
  const headers = { authorization: `token ${token}`, ...options.headers };
  const response = await fetch(`${url}${path}`, { ...options, headers });
  const { headers: answered, status } = response;
  return { status, type: answered.get('content-type'), headers: answered, body: await response.text() };
}

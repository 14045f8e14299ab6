import { PULUMI_ESC_API_PATH } from '../upstream/pulumi-esc.ts';
import { EscError } from './esc-error.ts';

/**
 * The base URL of the ESC API behind an address of Pulumi Cloud, with or without the API's path, with its port and with
 * whatever path a proxy puts before it. The SDK's own wrapper keeps neither (`EscApi`, `@pulumi/esc-sdk` 0.12.4).
 *
 * @throws EscError of kind `api-url`, which repeats nothing of a URL with a password.
 */
export function apiBase(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.username !== '' || url.password !== '')) throw withCredentials(url.host);
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') throw noApiUrl(address);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path.endsWith(PULUMI_ESC_API_PATH) ? path : `${path}${PULUMI_ESC_API_PATH}`}`;
}

/** As {@link apiBase}, but undefined for what is no such address, like the `file://` and `s3://` of other Pulumi backends. */
export function tryApiBase(address: string): string | undefined {
  try {
    return apiBase(address);
  } catch (error) {
    if (error instanceof EscError) return undefined;
    throw error;
  }
}

/** Whether a URL stays on this machine. */
export function isLoopback(url: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}

function withCredentials(host: string): EscError {
  return new EscError({
    kind: 'api-url',
    problem: `The address of Pulumi Cloud on ${host} holds a user name or password.`,
    cause: 'It would stand in logs and messages, and the service signs in with a token alone.',
    mend: 'Leave out everything between "//" and "@".',
  });
}

/** An address can be anything at all, a misplaced token too, so that only what looks like one is repeated. */
function noApiUrl(address: string): EscError {
  const shown = /^[a-z0-9+]+:\/\/[^?#@]*(?=[?#]|$)/i.exec(address)?.[0];
  return new EscError({
    kind: 'api-url',
    problem: `${shown === undefined ? 'What is given as the address of Pulumi Cloud' : `"${shown}"`} is no address of Pulumi Cloud.`,
    cause: 'The API could not be asked.',
    mend: 'Write the address with its scheme and without a query, like "https://api.pulumi.com".',
  });
}

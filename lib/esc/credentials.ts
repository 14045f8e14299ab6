import { PULUMI_ESC_API_URL } from '../upstream/pulumi-esc.ts';
import { PULUMI_ACCESS_TOKEN_VARIABLE, PULUMI_BACKEND_URL_VARIABLE } from '../upstream/pulumi-esc-client.ts';
import { AccessToken } from './access-token.ts';
import { apiBase, isLoopback } from './api-url.ts';
import { EscError } from './esc-error.ts';
import { filled, readStoredLogins, type StoredLogins, type Variables } from './stored-logins.ts';

/** Which API to ask, and as whom. */
export interface Credentials {
  /** Base URL of the API, without a slash at the end. */
  readonly apiUrl: string;
  readonly accessToken: AccessToken;
  /** What speaks against them, for people. */
  readonly warnings: readonly string[];
}

/**
 * Finds API and token where the SDK 0.12.4 and the CLIs look: the environment variables first, then the logins on disk.
 *
 * One thing differs: a token on disk is sent to the address only that it belongs to. The SDK sends the token of the current
 * login to whatever `PULUMI_BACKEND_URL` says.
 *
 * @param apiUrl Address that the program names; it wins over all others.
 * @throws EscError of kind `no-token` or `api-url`.
 */
export function findCredentials(variables: Variables, apiUrl?: string): Credentials {
  const named = apiUrl ?? filled(variables, PULUMI_BACKEND_URL_VARIABLE);
  const fromVariable = tokenOf(variables);
  const logins: StoredLogins =
    named !== undefined && fromVariable ? { tokens: new Map(), warnings: [] } : readStoredLogins(variables);
  const base = named === undefined ? (logins.current ?? PULUMI_ESC_API_URL) : apiBase(named);
  const accessToken = fromVariable ?? logins.tokens.get(base);
  if (!accessToken) throw noToken(base, logins);
  return { apiUrl: base, accessToken, warnings: [...logins.warnings, ...plainHttpWarnings(base)] };
}

/** @throws EscError when there is something in the variable that cannot be a token, rather than to take another. */
function tokenOf(variables: Variables): AccessToken | undefined {
  const text = filled(variables, PULUMI_ACCESS_TOKEN_VARIABLE);
  const token = AccessToken.tryOf(text, PULUMI_ACCESS_TOKEN_VARIABLE);
  if (text === undefined || token) return token;
  throw new EscError({
    kind: 'no-token',
    problem: `What ${PULUMI_ACCESS_TOKEN_VARIABLE} holds is no access token.`,
    cause: 'It has white space or characters in it that no HTTP header can carry.',
    mend: 'Set it to the token alone, on one line.',
  });
}

function noToken(base: string, { file, tokens, warnings }: StoredLogins): EscError {
  const looked = file === undefined ? 'no folder of logins was found' : `${file} has no login for it`;
  const others = [...tokens.keys()].map(hostOf);
  return new EscError({
    kind: 'no-token',
    problem: `There is no access token for ${base}.`,
    cause: [
      `${PULUMI_ACCESS_TOKEN_VARIABLE} is not set, and ${looked}${others.length > 0 ? `, only for ${others.join(', ')}` : ''}.`,
      ...warnings,
    ].join(' '),
    mend: `Sign in with "esc login" or "pulumi login", or set ${PULUMI_ACCESS_TOKEN_VARIABLE} to a token that may open the environments.`,
  });
}

function hostOf(base: string): string {
  return new URL(base).host;
}

function plainHttpWarnings(base: string): readonly string[] {
  if (base.startsWith('https:') || isLoopback(base)) return [];
  return [`${base} is not encrypted: the access token and every value travel in clear text. Use https.`];
}

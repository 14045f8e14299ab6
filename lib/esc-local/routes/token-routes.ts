import type { AccessTokens } from '../server/access-tokens.ts';
import { ApiError } from '../server/api-error.ts';
import { json, type Reply } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const AUDIENCE_PREFIX = 'urn:pulumi:org:';
const DEFAULT_EXPIRATION_SECONDS = 2 * 3600;

/** The exchange of an identity token for an access token. Every identity token is believed. */
export function tokenRoutes(store: EnvironmentStore, tokens: AccessTokens): readonly Route[] {
  const handle = (request: ApiRequest) => exchange(fieldsOf(request), store, tokens);
  return [{ method: 'POST', path: '/oauth/token', isPublic: true, handle }];
}

type Fields = (name: string) => string;

/** ESO 2.9.0 sends JSON, the API's description says form fields; both are read. */
function fieldsOf(request: ApiRequest): Fields {
  if (request.headers['content-type']?.startsWith('application/json')) {
    const body = request.json();
    return (name) => String(body[name] ?? '');
  }
  const form = new URLSearchParams(request.body);
  return (name) => form.get(name) ?? '';
}

function exchange(field: Fields, store: EnvironmentStore, tokens: AccessTokens): Reply {
  const audience = field('audience');
  const isKnown = audience.startsWith(AUDIENCE_PREFIX) && store.hasOrganization(audience.slice(AUDIENCE_PREFIX.length));
  if (field('grant_type') !== GRANT_TYPE) throw new ApiError(400, 'Bad Request: the grant type is no token exchange');
  if (!isKnown) throw new ApiError(400, 'Bad Request: the audience names no organization of this server');
  if (!isIdentityToken(field('subject_token'))) throw new ApiError(401, 'Unauthorized');
  return json({
    access_token: tokens.issue(),
    expires_in: Number(field('expiration')) || DEFAULT_EXPIRATION_SECONDS,
    issued_token_type: field('requested_token_type'),
    scope: field('scope'),
    token_type: 'token',
  });
}

function isIdentityToken(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
}

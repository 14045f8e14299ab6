import { isError } from '../evaluate/diagnostic.ts';
import { ANONYMOUS_ENVIRONMENT } from '../evaluate/evaluate-environment.ts';
import { ApiError } from '../server/api-error.ts';
import { json, type Reply, yaml } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import { nameOf } from '../store/address.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { etagOf, LATEST, type Revision, type StoredEnvironment } from '../store/stored-environment.ts';
import { yamlThatIsNoJson } from '../store/yaml-that-is-no-json.ts';
import { environmentOf, revisionAt } from './environment-of.ts';
import { evaluateIn } from './evaluations.ts';
import { ENVIRONMENT_PATH, ORGANIZATION_PATH } from './paths.ts';

/** Reading, writing, decrypting and checking definitions. */
export function definitionRoutes(store: EnvironmentStore): readonly Route[] {
  const versionPath = `${ENVIRONMENT_PATH}/versions/:version`;
  const latest = (request: ApiRequest) => read(request, store, LATEST, 'definition');
  return [
    { method: 'POST', path: `${ORGANIZATION_PATH}/yaml/check`, handle: (request) => check(request, store) },
    { method: 'GET', path: ENVIRONMENT_PATH, handle: latest },
    { method: 'HEAD', path: ENVIRONMENT_PATH, handle: latest },
    { method: 'PATCH', path: ENVIRONMENT_PATH, handle: (request) => update(request, store) },
    {
      method: 'GET',
      path: `${ENVIRONMENT_PATH}/decrypt`,
      handle: (request) => read(request, store, LATEST, 'plaintext'),
    },
    {
      method: 'GET',
      path: versionPath,
      handle: (request) => read(request, store, request.parameter('version'), 'definition'),
    },
    {
      method: 'GET',
      path: `${versionPath}/decrypt`,
      handle: (request) => read(request, store, request.parameter('version'), 'plaintext'),
    },
  ];
}

function read(request: ApiRequest, store: EnvironmentStore, version: string, form: 'definition' | 'plaintext'): Reply {
  const environment = environmentOf(request, store);
  const revision = revisionAt(environment, version);
  return yaml(yamlThatIsNoJson(revision[form]), stateHeaders(environment, revision));
}

/** The CLI 0.25.0 sends the tag that it has seen as `ETag`, not as `If-Match`. */
function update(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const seen = request.headers.etag ?? request.headers['if-match'];
  if (seen !== undefined && seen !== etagOf(environment)) {
    throw new ApiError(409, 'Conflict: the environment has been changed since it was read');
  }
  const { address } = environment;
  const { organization } = address;
  const text = request.body;
  const { diagnostics } = evaluateIn(store, { mode: 'check', organization, name: nameOf(address), text });
  if (diagnostics.some(isError)) return json({ code: 400, message: 'Bad Request', diagnostics }, 400);
  const revision = store.addRevision(environment, text);
  return json(diagnostics.length > 0 ? { diagnostics } : {}, 200, stateHeaders(environment, revision));
}

function stateHeaders(environment: StoredEnvironment, { number }: Revision): Readonly<Record<string, string>> {
  return { etag: etagOf(environment), 'pulumi-esc-revision': String(number) };
}

function check(request: ApiRequest, store: EnvironmentStore): Reply {
  const organization = request.parameter('organization');
  const checked = evaluateIn(store, {
    mode: 'check',
    organization,
    name: ANONYMOUS_ENVIRONMENT,
    text: request.body,
  });
  const { diagnostics, executionContext, properties } = checked;
  const body = { properties, executionContext, ...(diagnostics.length > 0 && { diagnostics }) };
  return json(body, diagnostics.some(isError) ? 400 : 200);
}

import { PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc';
import { isError } from '../evaluate/diagnostic';
import { ApiError, notFound } from '../server/api-error';
import { DONE, json, type Reply, yaml } from '../server/reply';
import type { ApiRequest } from '../server/request';
import type { Route } from '../server/router';
import type { Address } from '../store/address';
import type { EnvironmentStore } from '../store/environment-store';
import { etagOf, LATEST, latestOf, type Revision, type StoredEnvironment } from '../store/stored-environment';
import { environmentOf, revisionAt } from './environment-of';
import { evaluateIn } from './evaluations';
import { pageOf } from './page';

const ORGANIZATION = '/esc/environments/:organization';
const ENVIRONMENT = `${ORGANIZATION}/:project/:environment`;

/** What a new environment has: valid YAML that is no JSON, which clients would take for parsed data (SDK 0.12.4). */
const EMPTY_DEFINITION = 'values: {}\n';

/** Listing, making and removing environments; reading and writing their definitions. */
export function environmentRoutes(store: EnvironmentStore): readonly Route[] {
  const get = (request: ApiRequest) => definition(environmentOf(request, store), LATEST);
  return [
    { method: 'GET', path: ORGANIZATION, handle: (request) => list(request, store) },
    { method: 'POST', path: ORGANIZATION, handle: (request) => create(request, store) },
    { method: 'GET', path: ENVIRONMENT, handle: get },
    { method: 'HEAD', path: ENVIRONMENT, handle: get },
    { method: 'PATCH', path: ENVIRONMENT, handle: (request) => update(request, store) },
    { method: 'DELETE', path: ENVIRONMENT, handle: (request) => remove(request, store) },
  ];
}

/** The address of an environment that is to be made. */
export function newAddressOf(request: ApiRequest, store: EnvironmentStore): Address {
  const organization = request.parameter('organization');
  const address = { organization, project: request.text('project'), environment: request.text('name') };
  refuseName('project', address.project);
  refuseName('environment', address.environment);
  if (store.find(address)) throw new ApiError(409, 'Conflict: the environment already exists');
  return address;
}

function refuseName(part: 'project' | 'environment', name: string): void {
  const { allowed, maxLength, pattern, reservedPrefixes } = PULUMI_ESC_NAMES[part];
  if (pattern.test(name) && name.length <= maxLength && !reservedPrefixes.some((prefix) => name.startsWith(prefix)))
    return;
  throw new ApiError(400, `Bad Request: a name of a ${part} has ${allowed}, at most ${maxLength}`);
}

function list(request: ApiRequest, store: EnvironmentStore): Reply {
  const organization = request.parameter('organization');
  refuseUnknownOrganization(organization, store);
  const all = store.list(organization).map((environment) => ({ key: keyOf(environment.address), environment }));
  const { items, next } = pageOf(all, { after: request.query.get('continuationToken') });
  return json({
    environments: items.map(({ environment }) => summaryOf(environment)),
    ...(next && { nextToken: next }),
  });
}

function keyOf({ environment, project }: Address): string {
  return `${project}/${environment}`;
}

function refuseUnknownOrganization(organization: string, store: EnvironmentStore): void {
  if (!store.hasOrganization(organization)) throw notFound('there is no such organization');
}

function summaryOf(environment: StoredEnvironment): object {
  const { organization, project, environment: name } = environment.address;
  const created = environment.revisions[0]?.created;
  return { organization, project, name, created, modified: latestOf(environment).created };
}

function create(request: ApiRequest, store: EnvironmentStore): Reply {
  refuseUnknownOrganization(request.parameter('organization'), store);
  store.create(newAddressOf(request, store), EMPTY_DEFINITION);
  return DONE;
}

/** The definition at a revision or tag. */
export function definition(environment: StoredEnvironment, version: string): Reply {
  const revision = revisionAt(environment, version);
  return yaml(revision.definition, stateHeaders(environment, revision));
}

function stateHeaders(environment: StoredEnvironment, { number }: Revision): Readonly<Record<string, string>> {
  return { etag: etagOf(environment), 'pulumi-esc-revision': String(number) };
}

function update(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const seen = request.headers.etag ?? request.headers['if-match'];
  if (seen !== undefined && seen !== etagOf(environment))
    throw new ApiError(409, 'Conflict: the environment was changed');
  const { organization, ...rest } = environment.address;
  const text = request.body;
  const name = `${rest.project}/${rest.environment}`;
  const { diagnostics } = evaluateIn(store, { mode: 'check', organization, name, text });
  if (diagnostics.some(isError)) return json({ code: 400, message: 'Bad Request', diagnostics }, 400);
  const revision = store.addRevision(environment, text);
  return json(diagnostics.length > 0 ? { diagnostics } : {}, 200, stateHeaders(environment, revision));
}

function remove(request: ApiRequest, store: EnvironmentStore): Reply {
  store.delete(environmentOf(request, store));
  return DONE;
}

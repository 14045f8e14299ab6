import { PULUMI_ESC_NAMES } from '../../upstream/pulumi-esc.ts';
import { ApiError, notFound } from '../server/api-error.ts';
import { DONE, json, NO_CONTENT, type Reply } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import { type Address, formatAddress, isName } from '../store/address.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { latestOf, type StoredEnvironment } from '../store/stored-environment.ts';
import { EMPTY_DEFINITION } from '../store/yaml-that-is-no-json.ts';
import { environmentOf } from './environment-of.ts';
import { pageOf } from './page.ts';
import { ENVIRONMENT_PATH, ORGANIZATION_PATH } from './paths.ts';

/** Listing, making, cloning and removing environments. */
export function environmentRoutes(store: EnvironmentStore): readonly Route[] {
  return [
    { method: 'GET', path: '/esc/environments', handle: (request) => listAll(request, store) },
    { method: 'GET', path: ORGANIZATION_PATH, handle: (request) => list(request, store) },
    { method: 'POST', path: ORGANIZATION_PATH, handle: (request) => create(request, store) },
    { method: 'POST', path: `${ENVIRONMENT_PATH}/clone`, handle: (request) => clone(request, store) },
    { method: 'DELETE', path: ENVIRONMENT_PATH, handle: (request) => remove(request, store) },
  ];
}

function listAll(request: ApiRequest, store: EnvironmentStore): Reply {
  return page(
    request,
    store.organizationNames().flatMap((organization) => store.list(organization)),
  );
}

function list(request: ApiRequest, store: EnvironmentStore): Reply {
  return page(request, store.list(knownOrganization(request, store)));
}

function page(request: ApiRequest, environments: readonly StoredEnvironment[]): Reply {
  const all = environments.map((environment) => ({ key: formatAddress(environment.address), environment }));
  const { items, next } = pageOf(all, { after: request.query.get('continuationToken') });
  return json({
    environments: items.map(({ environment }) => summaryOf(environment)),
    ...(next !== undefined && { nextToken: next }),
  });
}

function summaryOf(environment: StoredEnvironment): object {
  const { organization, project, environment: name } = environment.address;
  const created = environment.revisions[0]?.created;
  return { organization, project, name, created, modified: latestOf(environment).created };
}

function create(request: ApiRequest, store: EnvironmentStore): Reply {
  store.create(newAddress(request, store), EMPTY_DEFINITION);
  return DONE;
}

function clone(request: ApiRequest, store: EnvironmentStore): Reply {
  const source = environmentOf(request, store);
  const address = newAddress(request, store);
  const { preserveEnvironmentTags, preserveHistory, preserveRevisionTags } = request.json();
  store.add({
    address,
    revisions: preserveHistory ? [...source.revisions] : [{ ...latestOf(source), number: 1 }],
    revisionTags: new Map(preserveHistory && preserveRevisionTags ? source.revisionTags : []),
    tags: new Map(preserveEnvironmentTags ? source.tags : []),
  });
  return NO_CONTENT;
}

function remove(request: ApiRequest, store: EnvironmentStore): Reply {
  store.delete(environmentOf(request, store));
  return DONE;
}

function knownOrganization(request: ApiRequest, store: EnvironmentStore): string {
  const organization = request.parameter('organization');
  if (!store.hasOrganization(organization)) throw notFound('there is no such organization');
  return organization;
}

function newAddress(request: ApiRequest, store: EnvironmentStore): Address {
  const organization = knownOrganization(request, store);
  const address = { organization, project: request.text('project'), environment: request.text('name') };
  refuseName('project', address.project);
  refuseName('environment', address.environment);
  if (store.find(address)) throw new ApiError(409, 'Conflict: the environment already exists');
  return address;
}

function refuseName(part: 'project' | 'environment', name: string): void {
  if (isName(part, name)) return;
  const { allowed, maxLength } = PULUMI_ESC_NAMES[part];
  throw new ApiError(400, `Bad Request: the name of a ${part} has ${allowed}, at most ${maxLength} of them`);
}

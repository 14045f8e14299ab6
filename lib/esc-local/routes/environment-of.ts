import { notFound } from '../server/api-error.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Address } from '../store/address.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { type Revision, revisionOf, type StoredEnvironment } from '../store/stored-environment.ts';

/** The address in a request's path. */
export function addressOf(request: ApiRequest): Address {
  return {
    organization: request.parameter('organization'),
    project: request.parameter('project'),
    environment: request.parameter('environment'),
  };
}

/**
 * The environment in a request's path.
 *
 * @throws ApiError when there is none.
 */
export function environmentOf(request: ApiRequest, store: EnvironmentStore): StoredEnvironment {
  const environment = store.find(addressOf(request));
  if (!environment) throw notFound('there is no such environment');
  return environment;
}

/**
 * The revision with a number or a tag.
 *
 * @throws ApiError when there is none.
 */
export function revisionAt(environment: StoredEnvironment, version: string): Revision {
  const revision = revisionOf(environment, version);
  if (!revision) throw notFound('there is no such revision or tag');
  return revision;
}

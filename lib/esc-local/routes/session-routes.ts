import { PropertyPath, type PropertyPathSegment } from '../../stores/pulumi-esc/property-path.ts';
import { isError } from '../evaluate/diagnostic.ts';
import type { EvaluatedEnvironment } from '../evaluate/evaluate-environment.ts';
import type { WireValue } from '../evaluate/wire-value.ts';
import { ApiError, notFound } from '../server/api-error.ts';
import { json, type Reply } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import { nameOf } from '../store/address.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { LATEST } from '../store/stored-environment.ts';
import { addressOf, environmentOf, revisionAt } from './environment-of.ts';
import { evaluateIn } from './evaluations.ts';
import { DEFAULT_OPEN_SECONDS, formatOpenDuration, tryParseOpenDuration } from './open-duration.ts';
import { ENVIRONMENT_PATH } from './paths.ts';
import { Sessions } from './sessions.ts';

/** Opening environments, and reading what is open. */
export function sessionRoutes(store: EnvironmentStore): readonly Route[] {
  const routes = new SessionRoutes(store);
  return [
    { method: 'POST', path: `${ENVIRONMENT_PATH}/open`, handle: (request) => routes.open(request, LATEST) },
    {
      method: 'POST',
      path: `${ENVIRONMENT_PATH}/versions/:version/open`,
      handle: (request) => routes.open(request, request.parameter('version')),
    },
    // The SDKs read a property with two slashes, the esc CLI with one (0.25.0).
    { method: 'GET', path: `${ENVIRONMENT_PATH}/open//:session`, handle: (request) => routes.readProperty(request) },
    { method: 'GET', path: `${ENVIRONMENT_PATH}/open/:session`, handle: (request) => routes.read(request) },
  ];
}

class SessionRoutes {
  private readonly sessions = new Sessions();

  constructor(private readonly store: EnvironmentStore) {}

  open(request: ApiRequest, version: string): Reply {
    const environment = environmentOf(request, this.store);
    const { address } = environment;
    const seconds = openSecondsOf(request);
    const evaluated = evaluateIn(this.store, {
      mode: 'open',
      organization: address.organization,
      name: nameOf(address),
      text: revisionAt(environment, version).definition,
      openDuration: formatOpenDuration(seconds),
    });
    const diagnostics = evaluated.diagnostics.filter(isError);
    if (diagnostics.length > 0) return json({ code: 400, message: 'Bad Request', diagnostics }, 400);
    return json({ id: this.sessions.add(address, evaluated, seconds) });
  }

  read(request: ApiRequest): Reply {
    if (request.query.has('property')) return this.readProperty(request);
    const { executionContext, properties } = this.sessionOf(request);
    return json({ ...(Object.keys(properties).length > 0 && { properties }), executionContext });
  }

  readProperty(request: ApiRequest): Reply {
    const path = PropertyPath.tryParse(request.query.get('property') ?? '');
    if (!path) throw new ApiError(400, 'Bad Request: property is no property path');
    const value = valueAt(this.sessionOf(request).properties, path.segments);
    if (!value) throw notFound('there is no such property');
    return json(value);
  }

  private sessionOf(request: ApiRequest): EvaluatedEnvironment {
    const session = this.sessions.find(addressOf(request), request.parameter('session'));
    if (!session) throw notFound('there is no such open session');
    return session;
  }
}

function openSecondsOf(request: ApiRequest): number {
  const duration = request.query.get('duration');
  const seconds = duration === null ? DEFAULT_OPEN_SECONDS : tryParseOpenDuration(duration);
  if (seconds === undefined) throw new ApiError(400, 'Bad Request: duration is no duration');
  return seconds;
}

function valueAt(
  properties: EvaluatedEnvironment['properties'],
  segments: readonly PropertyPathSegment[],
): WireValue | undefined {
  const [first, ...rest] = segments;
  let value = ownProperty(properties, first);
  for (const segment of rest) value = ownProperty(value?.value, segment);
  return value;
}

function ownProperty(container: unknown, segment: PropertyPathSegment | undefined): WireValue | undefined {
  const isList = Array.isArray(container);
  if (typeof container !== 'object' || container === null || isList !== (typeof segment === 'number')) return undefined;
  return Object.entries(container).find(([key]) => key === String(segment))?.[1];
}

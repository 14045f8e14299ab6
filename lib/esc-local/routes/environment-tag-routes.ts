import { byCodeUnit } from '../../core/compare.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { ApiError, notFound } from '../server/api-error.ts';
import { json, NO_CONTENT, type Reply } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import type { EnvironmentTag, StoredEnvironment } from '../store/stored-environment.ts';
import { editor } from './editor.ts';
import { environmentOf } from './environment-of.ts';
import { countOf, pageOf } from './page.ts';
import { ENVIRONMENT_PATH } from './paths.ts';

/** Labels of environments. */
export function environmentTagRoutes(store: EnvironmentStore): readonly Route[] {
  const tags = `${ENVIRONMENT_PATH}/tags`;
  return [
    { method: 'GET', path: tags, handle: (request) => list(request, store) },
    { method: 'POST', path: tags, handle: (request) => create(request, store) },
    { method: 'GET', path: `${tags}/:tag`, handle: (request) => get(request, store) },
    { method: 'PATCH', path: `${tags}/:tag`, handle: (request) => update(request, store) },
    { method: 'DELETE', path: `${tags}/:tag`, handle: (request) => remove(request, store) },
  ];
}

function list(request: ApiRequest, store: EnvironmentStore): Reply {
  const { tags } = environmentOf(request, store);
  const all = [...tags].map(([key, tag]) => ({ key, tag })).sort((a, b) => byCodeUnit(a.key, b.key));
  const { items, next = '' } = pageOf(all, { after: request.query.get('after'), size: countOf(request) });
  return json({ tags: Object.fromEntries(items.map(({ key, tag }) => [key, wire(key, tag)])), nextToken: next });
}

function create(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const [name, value] = [request.text('name'), request.text('value')];
  refuseTaken(environment, name);
  const now = new Date().toISOString();
  return set(environment, name, { value, created: now, modified: now }, store);
}

function get(request: ApiRequest, store: EnvironmentStore): Reply {
  const [name, tag] = tagOf(request, environmentOf(request, store));
  return json(wire(name, tag));
}

/** Refused when another value is there than the client has seen. */
function update(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const [oldName, { created, value: oldValue }] = tagOf(request, environment);
  const { currentTag, newTag } = request.json();
  if (textIn(currentTag, 'value') !== oldValue) throw new ApiError(409, 'Conflict: the tag has been changed');
  const name = textIn(newTag, 'name') ?? oldName;
  if (name !== oldName) refuseTaken(environment, name);
  environment.tags.delete(oldName);
  const value = textIn(newTag, 'value') ?? oldValue;
  return set(environment, name, { value, created, modified: new Date().toISOString() }, store);
}

function remove(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  environment.tags.delete(tagOf(request, environment)[0]);
  store.save(environment);
  return NO_CONTENT;
}

function tagOf(request: ApiRequest, environment: StoredEnvironment): readonly [string, EnvironmentTag] {
  const name = request.parameter('tag');
  const tag = environment.tags.get(name);
  if (!tag) throw notFound('there is no such tag');
  return [name, tag];
}

function refuseTaken({ tags }: StoredEnvironment, name: string): void {
  if (tags.has(name)) throw new ApiError(409, 'Conflict: the tag already exists');
}

function set(environment: StoredEnvironment, name: string, tag: EnvironmentTag, store: EnvironmentStore): Reply {
  environment.tags.set(name, tag);
  store.save(environment);
  return json(wire(name, tag));
}

/** Without an id, which Go's SDKs do not know (0.10.5 to 0.14.0). */
function wire(name: string, tag: EnvironmentTag): object {
  return { name, ...tag, ...editor };
}

function textIn(part: JsonObject[string], name: string): string | undefined {
  const text = isJsonObject(part) ? part[name] : undefined;
  return typeof text === 'string' ? text : undefined;
}

import { byCodeUnit } from '../../core/compare.ts';
import { ApiError, notFound } from '../server/api-error.ts';
import { json, NO_CONTENT, type Reply } from '../server/reply.ts';
import type { ApiRequest } from '../server/request.ts';
import type { Route } from '../server/router.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { LATEST, latestOf, type RevisionTag, type StoredEnvironment } from '../store/stored-environment.ts';
import { editor } from './editor.ts';
import { environmentOf, revisionAt } from './environment-of.ts';
import { countOf, pageOf } from './page.ts';
import { ENVIRONMENT_PATH } from './paths.ts';

/** Listing revisions, and naming them. */
export function revisionRoutes(store: EnvironmentStore): readonly Route[] {
  const tags = `${ENVIRONMENT_PATH}/versions/tags`;
  return [
    { method: 'GET', path: `${ENVIRONMENT_PATH}/versions`, handle: (request) => list(request, store) },
    { method: 'GET', path: tags, handle: (request) => listTags(request, store) },
    { method: 'POST', path: tags, handle: (request) => createTag(request, store) },
    { method: 'GET', path: `${tags}/:tag`, handle: (request) => getTag(request, store) },
    { method: 'PATCH', path: `${tags}/:tag`, handle: (request) => updateTag(request, store) },
    { method: 'DELETE', path: `${tags}/:tag`, handle: (request) => deleteTag(request, store) },
  ];
}

/** Newest first; `before` is the lowest number of the page before, for which the esc CLI 0.25.0 begins with 0. */
function list(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const before = Number(request.query.get('before')) || Number.POSITIVE_INFINITY;
  const older = environment.revisions.filter(({ number }) => number < before).reverse();
  const { editorLogin: creatorLogin, editorName: creatorName } = editor;
  const tags = tagsOf(environment);
  return json(
    older.slice(0, countOf(request)).map(({ created, number }) => ({
      number,
      created,
      creatorLogin,
      creatorName,
      tags: tags.filter(({ revision }) => revision === number).map(({ name }) => name),
    })),
  );
}

function listTags(request: ApiRequest, store: EnvironmentStore): Reply {
  const all = tagsOf(environmentOf(request, store)).map((tag) => ({ key: tag.name, tag }));
  const { items, next } = pageOf(all, { after: request.query.get('after'), size: countOf(request) });
  return json({ tags: items.map(({ tag }) => tag), ...(next !== undefined && { nextToken: next }) });
}

function createTag(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  const name = request.text('name');
  if (!/^[a-zA-Z][\w.-]*$/.test(name)) throw new ApiError(400, 'Bad Request: a tag begins with a letter');
  if (name === LATEST || environment.revisionTags.has(name))
    throw new ApiError(409, 'Conflict: the tag already exists');
  setTag(environment, name, request, store);
  return NO_CONTENT;
}

function getTag(request: ApiRequest, store: EnvironmentStore): Reply {
  const tag = tagsOf(environmentOf(request, store)).find(({ name }) => name === request.parameter('tag'));
  if (!tag) throw notFound('there is no such tag');
  return json(tag);
}

function updateTag(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  setTag(environment, movableTag(request, environment), request, store);
  return NO_CONTENT;
}

function deleteTag(request: ApiRequest, store: EnvironmentStore): Reply {
  const environment = environmentOf(request, store);
  environment.revisionTags.delete(movableTag(request, environment));
  store.save(environment);
  return NO_CONTENT;
}

function setTag(environment: StoredEnvironment, name: string, request: ApiRequest, store: EnvironmentStore): void {
  const { number } = revisionAt(environment, String(request.integer('revision')));
  const modified = new Date().toISOString();
  const created = environment.revisionTags.get(name)?.created ?? modified;
  environment.revisionTags.set(name, { revision: number, created, modified });
  store.save(environment);
}

function movableTag(request: ApiRequest, environment: StoredEnvironment): string {
  const name = request.parameter('tag');
  if (name === LATEST) throw new ApiError(400, 'Bad Request: "latest" always is the newest revision');
  if (!environment.revisionTags.has(name)) throw notFound('there is no such tag');
  return name;
}

/** Every tag, `latest` among them, by name. */
function tagsOf(environment: StoredEnvironment) {
  const { created, number } = latestOf(environment);
  const latest: RevisionTag = { revision: number, created, modified: created };
  return [[LATEST, latest] as const, ...environment.revisionTags]
    .map(([name, tag]) => ({ name, ...tag, ...editor }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
}

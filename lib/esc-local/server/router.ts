import type { Reply } from './reply.ts';
import type { ApiRequest } from './request.ts';

/** What answers one kind of request. */
export interface Route {
  readonly method: string;
  /** Path below `/api`; `:name` stands for one segment. */
  readonly path: string;
  /** True when it answers without an access token. */
  readonly isPublic?: boolean;
  handle(request: ApiRequest): Reply;
}

/** A route that fits a request. */
export interface RouteMatch {
  readonly route: Route;
  /** By name, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Finds routes. Paths are taken literally: nothing is cleaned, since two slashes in a row mean something to this API.
 * The first route that fits wins.
 */
export class Router {
  private readonly routes: readonly (readonly [Route, readonly string[]])[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => [route, route.path.split('/')]);
  }

  /**
   * The route for a path as it was sent.
   *
   * @throws URIError when the path is not percent-encoded.
   */
  match(method: string, path: string): RouteMatch | undefined {
    const segments = path.split('/').map(decodeURIComponent);
    for (const [route, pattern] of this.routes) {
      const parameters = route.method === method ? parametersOf(pattern, segments) : undefined;
      if (parameters) return { route, parameters };
    }
    return undefined;
  }
}

function parametersOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!expected.startsWith(':')) {
      if (expected !== segment) return undefined;
    } else if (segment === '') return undefined;
    else parameters[expected.slice(1)] = segment;
  }
  return parameters;
}

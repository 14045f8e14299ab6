import type { AccessTokens } from '../server/access-tokens.ts';
import type { Route } from '../server/router.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { definitionRoutes } from './definition-routes.ts';
import { environmentRoutes } from './environment-routes.ts';
import { environmentTagRoutes } from './environment-tag-routes.ts';
import { revisionRoutes } from './revision-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';
import { userRoutes } from './user-routes.ts';

/**
 * Everything that the server answers. The order matters where two paths fit: `versions/tags` comes before
 * `versions/:version`.
 */
export function apiRoutes(store: EnvironmentStore, tokens: AccessTokens): readonly Route[] {
  return [
    ...tokenRoutes(store, tokens),
    ...userRoutes(store),
    ...environmentRoutes(store),
    ...revisionRoutes(store),
    ...environmentTagRoutes(store),
    ...definitionRoutes(store),
    ...sessionRoutes(store),
  ];
}

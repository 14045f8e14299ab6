import type { AccessTokens } from '../server/access-tokens';
import type { Route } from '../server/router';
import type { EnvironmentStore } from '../store/environment-store';
import { definitionRoutes } from './definition-routes';
import { environmentRoutes } from './environment-routes';
import { environmentTagRoutes } from './environment-tag-routes';
import { revisionRoutes } from './revision-routes';
import { sessionRoutes } from './session-routes';
import { tokenRoutes } from './token-routes';
import { userRoutes } from './user-routes';

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

import { json } from '../server/reply.ts';
import type { Route } from '../server/router.ts';
import type { EnvironmentStore } from '../store/environment-store.ts';
import { editor } from './editor.ts';

/** Who is asking; the esc CLI 0.25.0 wants to know when it signs in. */
export function userRoutes(store: EnvironmentStore): readonly Route[] {
  const { editorLogin, editorName } = editor;
  return [
    {
      method: 'GET',
      path: '/user',
      handle: () => {
        const organizations = store.organizationNames().map((name) => ({ githubLogin: name, name }));
        return json({ id: editorLogin, githubLogin: editorLogin, name: editorName, organizations });
      },
    },
    {
      method: 'GET',
      path: '/user/organizations/default',
      handle: () => json({ gitHubLogin: store.organizationNames()[0] ?? '' }),
    },
  ];
}

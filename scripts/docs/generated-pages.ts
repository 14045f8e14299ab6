import { join } from 'node:path';
import { programOf } from '../../lib/cli/index.ts';
import * as ownPackage from '../../package.json';
import { apiEntries } from './api-entries.ts';
import { apiPages } from './api-pages.ts';
import { commandsPage } from './commands-page.ts';

/** The pages that are made of the sources, by path from the repository's root. */
export function generatedPages(root: string): ReadonlyMap<string, string> {
  const api = apiPages(apiEntries(join(root, 'tsconfig.json'), join(root, 'lib/index.ts')));
  return new Map([
    ['docs/commands.md', commandsPage(programOf({ ...ownPackage, root }))],
    ...[...api].map(([name, text]) => [`docs/api/${name}`, text] as const),
  ]);
}

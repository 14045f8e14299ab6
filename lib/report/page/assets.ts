import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a page brings along besides its data. */
export interface PageAssets {
  /** A classic script that runs at the end of the body. */
  readonly script: string;
  readonly style: string;
  /** Notices that go with the libraries in the script. */
  readonly notices: string;
}

/** Where the build of the package leaves the assets: it has neither the sources under `client/` nor what bundles them. */
const BUILT = join(__dirname, 'assets.json');

/** The assets as the package brings them; in a checkout they are bundled anew. */
export async function pageAssets(): Promise<PageAssets> {
  if (existsSync(BUILT)) return JSON.parse(readFileSync(BUILT, 'utf8'));
  const { bundleClient } = await import('./bundle-client.ts');
  return bundleClient();
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { PageAssets } from './assets.ts';

/** Bundles the code under `client/` with its libraries, and the style, each into one text. The same sources give the same bytes. */
export async function bundleClient(): Promise<PageAssets> {
  const { outputFiles } = await build({
    entryPoints: { page: join(CLIENT, 'index.ts'), style: join(CLIENT, 'style.css') },
    outdir: CLIENT,
    write: false,
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'iife',
    // Oldest browsers with every feature that the style uses: nesting.
    target: ['chrome120', 'firefox117', 'safari17.2'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  return { script: textOf('.js'), style: textOf('.css'), notices: NOTICES.map(readNotice).join('\n\n') };
}

const CLIENT = join(__dirname, 'client');

/** What the licences of Apache ECharts 6.1.0 and of what it contains ask to be repeated: files, from a package's folder. */
const NOTICES = [
  ['echarts', 'NOTICE'],
  ['echarts', 'licenses/LICENSE-d3'],
  ['zrender', 'LICENSE'],
] as const;

function readNotice([name, file]: readonly [string, string]): string {
  const folder = dirname(require.resolve(`${name}/package.json`, { paths: [dirname(require.resolve('echarts'))] }));
  return readFileSync(join(folder, file), 'utf8').trim();
}

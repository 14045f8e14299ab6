import { writeFileSync } from 'node:fs';
import { bundleClient } from './bundle-client.ts';

/** A step of the package's build: `jiti lib/report/page/build-assets.ts build/lib/report/page/assets.json`. */
async function main([file]: readonly string[]): Promise<void> {
  if (file === undefined) throw new Error('name the file to write');
  writeFileSync(file, JSON.stringify(await bundleClient()));
}

void main(process.argv.slice(2));

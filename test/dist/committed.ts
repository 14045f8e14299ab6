import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/core/json';
import { identityOf, type ObjectIdentity } from '../../lib/core/manifest';

const DIST = join(__dirname, '../../dist');

/** Path below `dist/` to content, of every file that is committed there. */
export const committed: ReadonlyMap<string, string> = new Map(
  pathsIn('').map((path) => [path, readFileSync(join(DIST, path), 'utf8')]),
);

/** A committed manifest. */
export interface CommittedObject {
  readonly cluster: string;
  readonly path: string;
  readonly identity: ObjectIdentity;
  readonly manifest: JsonObject;
}

/** Every committed manifest. */
export const objects: readonly CommittedObject[] = [...committed]
  .filter(([path]) => path.endsWith('.yaml'))
  .map(([path, content]) => {
    const manifest = parse(content) as JsonObject;
    return { cluster: path.split('/')[0] ?? '', path, identity: identityOf(manifest), manifest };
  });

function pathsIn(folder: string): string[] {
  return readdirSync(join(DIST, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pathsIn(`${folder}${entry.name}/`) : [`${folder}${entry.name}`],
  );
}

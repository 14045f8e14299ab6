import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedPages } from './generated-pages.ts';

const ROOT = join(__dirname, '../..');

const pages = generatedPages(ROOT);
// A page that is no longer made would stay.
rmSync(join(ROOT, 'docs/api'), { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}

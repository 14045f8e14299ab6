import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from '../../scripts/docs/generated-pages';
import { ROOT } from '../cli/command';
import { read } from '../support/imports';

const pages = generatedPages(ROOT);

test.each([...pages])('%s is what the sources say; else: npm run docs', (path, text) => {
  expect(existsSync(join(ROOT, path)) && read(path)).toBe(text);
});

test('there is no page of the API that is no longer made; else: npm run docs', () => {
  const there = readdirSync(join(ROOT, 'docs/api')).map((name) => `docs/api/${name}`);

  expect(there.filter((path) => !pages.has(path))).toEqual([]);
});

test('every name of the public face is in the index of the API', async () => {
  const face = Object.keys(await import('../../lib'));

  const index = pages.get('docs/api/README.md') ?? '';

  expect(face.filter((name) => !index.includes(`[${name}](`))).toEqual([]);
});

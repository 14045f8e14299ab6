import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/command';
import { read } from '../support/imports';

const names = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).sort();
const pages = ['README.md', ...names.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

test('every diagram of the docs is one that Mermaid can draw', () => {
  const diagrams = pages.flatMap((page) =>
    [...read(page).matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text]) => text),
  );

  // In a process of its own: Mermaid is an ES module, which Jest cannot load.
  const parser = [join(ROOT, 'test/support/parse-mermaid.mjs')];
  const { stdout } = spawnSync(process.execPath, parser, { input: JSON.stringify(diagrams), encoding: 'utf8' });

  expect(diagrams.length).toBeGreaterThan(2);
  expect(JSON.parse(stdout)).toEqual(diagrams.map(() => null));
});

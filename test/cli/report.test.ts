import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escrow, filesBelow, folderWith, PROGRAM, WRONG_PROGRAM } from './command';

test('report writes one page and says where', () => {
  const folder = folderWith({ 'main.ts': PROGRAM });

  const outcome = escrow(folder, 'report');

  expect(outcome).toEqual({ code: 0, stdout: 'report/index.html shows 0 bindings of 1 cluster.\n', stderr: '' });
  expect(filesBelow(folder)).toEqual(['main.ts', 'report/index.html']);
  expect(readFileSync(join(folder, 'report/index.html'), 'utf8')).toMatch(/^<!doctype html>\n/);
});

test('--json prints one object, and --out names the folder', () => {
  const folder = folderWith({ 'fleet.ts': PROGRAM });

  const { code, stdout } = escrow(folder, 'report', 'fleet.ts', '--out', 'public', '--json');

  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ file: 'public/index.html', clusters: 1, bindings: 0 });
});

test('an error in the program is told, and no page is written', () => {
  const folder = folderWith({ 'main.ts': WRONG_PROGRAM });

  const { code, stderr, stdout } = escrow(folder, 'report');

  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error {2}fleet\/kubernetes-version {2}prod\n[\s\S]*\n1 error; no page was written\.\n$/);
  expect(filesBelow(folder)).toEqual(['main.ts']);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, escrow, filesBelow, folderWith, run } from './command';

test('an empty folder becomes a repository, and the next steps are told', () => {
  const folder = folderWith({});

  const { code, stderr, stdout } = escrow(folder, 'new', '--no-install');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\d+ files written:\n(?: {2}\+ \S+\n)+Next, and then README\.md:\n {2}npm install\n/);
});

test('a folder that is not there yet is made', () => {
  const folder = folderWith({});

  const { stdout } = escrow(folder, 'new', 'clusters', '--no-install');

  expect(stdout).toContain('Next, and then README.md:\n  cd clusters\n  npm install\n');
  expect(filesBelow(folder)).toContain('clusters/main.ts');
});

test('every file that is in the way is listed, and nothing is written', () => {
  const folder = folderWith({ 'main.ts': 'mine', 'README.md': 'mine', 'package.json': '{}' });

  const { code, stderr } = escrow(folder, 'new', '--no-install');

  expect(code).toBe(1);
  expect(stderr).toContain('Nothing was written, because these files are there:\n  README.md\n  main.ts\n');
  expect(filesBelow(folder)).toEqual(['README.md', 'main.ts', 'package.json']);
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{}');
});

test('a package.json that is there is added to', () => {
  const folder = folderWith({ 'package.json': '{ "name": "ours", "dependencies": { "cdk8s-escrow": "file:x.tgz" } }' });

  escrow(folder, 'new', '--no-install');

  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'ours',
    dependencies: { 'cdk8s-escrow': 'file:x.tgz' },
    scripts: { synth: 'cdk8s-escrow synth' },
  });
});

test('a package.json that is none: exit code 2, and nothing is written', () => {
  const folder = folderWith({ 'package.json': '{' });

  const { code, stderr } = escrow(folder, 'new', '--no-install');

  expect(code).toBe(2);
  expect(stderr).toMatch(/^failed {2}\S+package\.json cannot be read: /);
  expect(filesBelow(folder)).toEqual(['package.json']);
});

test('when a file cannot be written, those before it are taken away again', () => {
  const folder = folderWith({ test: 'a file where the folder should be' });

  const { code, stderr } = escrow(folder, 'new', '--no-install');

  expect(code).toBe(2);
  expect(stderr).toMatch(/^failed {2}Nothing was written: /);
  expect(filesBelow(folder)).toEqual(['test']);
});

test('where npm cannot be run the files stay: exit code 2, and what is left to do', () => {
  const folder = folderWith({});

  const { code, stderr } = run(process.execPath, [BIN, 'new'], { cwd: folder, env: { PATH: '' } });

  expect(code).toBe(2);
  expect(stderr).toBe('failed  The files are written, but "npm install" failed. Run it again.\n');
  expect(filesBelow(folder)).toContain('main.ts');
});

test('--json tells what was written', () => {
  const folder = folderWith({});

  const { stdout } = escrow(folder, 'new', '--no-install', '--json');

  expect(JSON.parse(stdout)).toEqual({ folder: expect.any(String), written: filesBelow(folder), inTheWay: [] });
});

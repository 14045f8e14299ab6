import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../lib/cli/replace-file';
import { folderWith } from './command';

test('a file is replaced, and nothing else is left behind', () => {
  const folder = folderWith({ 'a.json': 'old' });

  replaceFile(join(folder, 'a.json'), 'new');

  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.json']);
});

test('folders above the file are made', () => {
  const folder = folderWith({});

  replaceFile(join(folder, 'sealed', 'prod', 'a.json'), 'new');

  expect(readdirSync(join(folder, 'sealed', 'prod'))).toEqual(['a.json']);
});

test('where it cannot be written, the file is named and nothing is left behind', () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'a.json'));

  expect(() => replaceFile(join(folder, 'a.json'), 'new')).toThrow(
    /a\.json cannot be written: E[A-Z]+\. It is as it was\./,
  );

  expect(readdirSync(folder)).toEqual(['a.json']);
});

import type { FindingsError } from '../../lib/core/finding';
import { checkTree } from '../../lib/synth/check-tree';
import { treeOf } from './fixtures/trees';

const marked = treeOf({ 'a.yaml': '' }).get('a.yaml') as string;

test.each(
  [
    ['', '/a.yaml', 'a//b.yaml', 'a/', '.', './a.yaml', 'a/./b.yaml', '..', '../a.yaml', 'a/../b.yaml'],
    ['a\\b.yaml', 'a\0.yaml', 'C:/a.yaml', 'c:a.yaml'],
  ].flat(),
)('the path %j is refused', (path) => {
  const codes = codesOf([path]);

  expect(codes).toEqual(['synth/file-path']);
});

test.each(['a.yaml', '.hidden/a.yaml', 'a..b/c.yaml', '...yaml', 'a/b c/d.yaml'])('the path %j is taken', (path) => {
  const codes = codesOf([path]);

  expect(codes).toEqual([]);
});

test.each([
  ['files', ['a/b.yaml', 'a/B.yaml']],
  ['folders', ['a/x.yaml', 'A/y.yaml']],
  ['a file and a folder', ['a', 'A/y.yaml']],
])('%s that differ only by case are refused', (_, paths) => {
  const codes = codesOf(paths);

  expect(codes).toEqual(['synth/file-name-case']);
});

test('a file that is the folder of another is refused', () => {
  const codes = codesOf(['a', 'a/b/c.yaml', 'ab.yaml']);

  expect(codes).toEqual(['synth/file-is-folder']);
});

test('everything wrong is told at once', () => {
  const codes = codesOf(['../a.yaml', 'b.yaml', 'B.yaml']);

  expect(codes).toEqual(['synth/file-path', 'synth/file-name-case']);
});

test('content without a mark is a mistake of the caller', () => {
  const check = () => checkTree(new Map([['a.yaml', 'a: 1\n']]));

  expect(check).toThrow('"a.yaml" has no mark; make its content with withMark');
});

function codesOf(paths: readonly string[]): string[] {
  try {
    checkTree(new Map(paths.map((path) => [path, marked])));
    return [];
  } catch (error) {
    return (error as FindingsError).findings.map(({ code }) => code);
  }
}

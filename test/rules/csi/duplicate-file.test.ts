import { uniqueFiles } from '../../../lib/rules/csi/duplicate-file';
import { classOf } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const RED = ['csi/duplicate-file error prod/shop/db'];

test.each([
  ['azure', 'array:\n  - |\n    objectName: db\n    objectAlias: cache\n  - |\n    objectName: cache\n'],
  ['gcp', '- path: a\n  resourceName: projects/p/secrets/a/versions/1\n- fileName: a\n'],
  ['vault', '- objectName: a\n- objectName: a\n'],
  ['aws', '- objectName: prod/db\n- objectName: prod_db\n'],
  ['aws', '- objectName: a\n  jmesPath: [{ path: user, objectAlias: b }]\n- objectName: b\n'],
])('a name that two files of %s have is refused: %j', (provider, list) => {
  expect(codes(uniqueFiles, [classOf(provider, list)])).toEqual(RED);
});

test.each([
  ['azure', 'array:\n  - |\n    objectName: db\n    objectAlias: a\n  - |\n    objectName: db\n    objectAlias: b\n'],
  ['gcp', '- path: a/x\n- path: b/x\n'],
  ['akeyless', '- objectName: a\n- objectName: a\n'],
])('names that differ pass for %s, and providers that nobody knows: %j', (provider, list) => {
  expect(codes(uniqueFiles, [classOf(provider, list)])).toEqual([]);
});

test('slashes stay where the class says so, and two names are two again', () => {
  const parameters = { pathTranslation: 'False', objects: '- objectName: prod/db\n- objectName: prod_db\n' };

  expect(codes(uniqueFiles, [classOf('aws', '', { parameters })])).toEqual([]);
});

test('a class that holds one file anyway is told of elsewhere', () => {
  expect(codes(uniqueFiles, [classOf('pulumi', '- fileName: a\n- fileName: a\n')])).toEqual([]);
});

test('the finding says what becomes of the files', () => {
  const list = '- objectName: a\n- objectName: a\n';

  expect(check(uniqueFiles, [classOf('vault', list)])[0]?.cause).toContain('"vault" 1.7.4 refuses');
  expect(check(uniqueFiles, [classOf('gcp', list.replaceAll('objectName', 'path'))])[0]?.cause).toContain('The last');
});

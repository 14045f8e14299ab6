import { syncedFiles } from '../../../lib/rules/csi/synced-object-name';
import { classOf, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const AZURE = 'array:\n  - |\n    objectName: db-password\n    objectType: secret\n    objectAlias: password\n';

test("the object's name in the store is refused, with the name of its file", () => {
  const [finding] = check(syncedFiles, [classOf('azure', AZURE, syncing({ password: 'db-password' }))]);

  expect(finding).toMatchObject({ code: 'csi/synced-object-name', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.cause).toContain('file matching objectName db-password not found in the pod');
  expect(finding?.mend).toBe('Write the name of a file as objectName: "password".');
});

test('a name of nothing is refused, with the names of all files', () => {
  const vault = '- objectName: a\n- objectName: b\n';

  expect(check(syncedFiles, [classOf('vault', vault, syncing({ a: 'c' }))])[0]?.mend).toContain('"a", "b"');
});

test.each([
  ['azure', AZURE, 'password'],
  ['azure', AZURE, 'password.key'],
  ['azure', AZURE.replace('objectAlias: password', 'objectVersionHistory: 2'), 'db-password/2'],
  ['aws', '- objectName: prod/db\n  objectType: secretsmanager\n', 'prod_db'],
  ['aws', '- objectName: a\n  jmesPath: [{ path: user, objectAlias: user }]\n', 'user'],
  ['gcp', '- resourceName: projects/p/secrets/a/versions/1\n  path: db/password\n', 'db/password'],
  ['gcp', '- fileName: password\n', ' password '],
  ['secret-agent', AZURE, 'anything'],
])('a file of a class of %s passes', (provider, list, objectName) => {
  expect(codes(syncedFiles, [classOf(provider, list, syncing({ key: objectName }))])).toEqual([]);
});

test('a class of one file, spelt as the fleet spells it, is looked at too', () => {
  expect(codes(syncedFiles, [classOf('vault', '- objectName: "a"\n', syncing({ key: 'b' }))])).toHaveLength(1);
});

test('slashes stay where the class says so', () => {
  const parameters = { pathTranslation: 'False', objects: '- objectName: /prod/db\n' };

  expect(codes(syncedFiles, [classOf('aws', '', { parameters, ...syncing({ key: 'prod/db' }) })])).toEqual([]);
});

test('what only looks like a part of a certificate is refused', () => {
  expect(codes(syncedFiles, [classOf('azure', AZURE, syncing({ key: 'other.key' }))])).toHaveLength(1);
});

test('a slash in a name that AWS rewrites is refused', () => {
  const list = '- objectName: /prod/db\n  objectType: ssmparameter\n';

  expect(check(syncedFiles, [classOf('aws', list, syncing({ key: '/prod/db' }))])[0]?.mend).toContain('"_prod_db"');
});

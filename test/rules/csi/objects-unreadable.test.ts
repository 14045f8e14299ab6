import { readableLists } from '../../../lib/rules/csi/objects-unreadable';
import { classOf, classVolume, reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

test.each([
  ['pulumi', '- fileName: a\n secretKey: b\n', 'is no YAML: '],
  ['pulumi', 'fileName: a\n', 'is no list'],
  ['pulumi', '[]', 'is an empty list'],
  ['pulumi', '- a\n', 'has an entry that is no map'],
  ['pulumi', '- filename: a\n  secretKey: b\n', 'has an entry without fileName'],
  ['pulumi', '- fileName: a\n  fileName: b\n', 'is no YAML: '],
  ['azure', '- objectName: a\n', 'has no list under "array"'],
  ['azure', 'array:\n  - objectName: a\n', 'that is a map, where each has to be a text'],
  ['azure', 'array:\n  - |\n    objectname: a\n', 'has an entry without objectAlias or objectName'],
  ['gcp', '', 'is no list'],
])('a list of %s is refused: %j', (provider, list, what) => {
  const [finding] = check(readableLists, [classOf(provider, list)]);

  expect(finding?.problem).toContain(what);
});

test('a list that is missing is refused, with one to copy', () => {
  const [finding] = check(readableLists, [classOf('azure', '', { parameters: { keyvaultName: 'shop' } })]);

  expect(finding).toMatchObject({ code: 'csi/objects-unreadable', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.problem).toBe('The parameter "objects" of SecretProviderClass "shop/db" is missing.');
  expect(finding?.mend).toContain('objects: |\n  array:\n    - |\n      objectName: db-password');
});

test.each([
  ['pulumi', '- {fileName: 0123, secretKey: a.b}\n'],
  ['azure', 'array:\n  - "objectName: a"\n'],
  ['aws', '[{"objectName": "a", "objectType": "secretsmanager"}]'],
  ['vault', '# all\n- objectName: a\n'],
  ['conjur', 'anything'],
])('what %s can read passes, and what nobody here knows: %j', (provider, list) => {
  expect(codes(readableLists, [classOf(provider, list)])).toEqual([]);
});

test('a class whose pods bring their own list is not looked at', () => {
  const csi = classVolume({ objects: '- objectName: a' });
  const pod = reading({}, { volumes: [{ name: 'db', csi }] });

  expect(codes(readableLists, [classOf('vault', 'no list'), pod])).toEqual([]);
});

test('a finding shows nothing of the text', () => {
  expect(check(readableLists, [classOf('vault', '- a: [made-up\n')])[0]?.problem).not.toContain('made-up');
});

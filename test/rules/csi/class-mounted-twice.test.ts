import { oneVolumePerClass } from '../../../lib/rules/csi/class-mounted-twice';
import { classOf, classVolume, reading, syncing } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const LIST = '- objectName: a\n';
const SYNCED = classOf('vault', LIST, syncing({ a: 'a' }));
const TWICE = reading(
  {},
  {
    volumes: [
      { name: 'db', csi: classVolume() },
      { name: 'again', csi: classVolume() },
    ],
  },
);

test('two volumes of a class that makes Secrets are told of, by name', () => {
  const [finding] = check(oneVolumePerClass, [SYNCED, TWICE]);

  expect(finding).toMatchObject({ code: 'csi/class-mounted-twice', severity: 'warning', path: 'prod/shop/app' });
  expect(finding?.problem).toContain('has 2 volumes of SecretProviderClass "shop/db": "db", "again"');
});

test('two volumes of a class that only mounts pass', () => {
  expect(codes(oneVolumePerClass, [classOf('vault', LIST), TWICE])).toEqual([]);
});

test('a volume in each of two pods passes', () => {
  const other = { ...reading(), metadata: { name: 'other', namespace: 'shop' } };

  expect(codes(oneVolumePerClass, [SYNCED, reading(), other])).toEqual([]);
});

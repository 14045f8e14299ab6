import { filesPerClass } from '../../../lib/rules/csi/files-per-class';
import { classOf } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const TWO = '- fileName: "a"\n  secretKey: "app.a"\n- fileName: "b"\n  secretKey: "app.b"\n';

test('a second file of a provider that mounts one is refused, and the one that arrives is named', () => {
  const [finding] = check(filesPerClass, [classOf('pulumi', TWO)]);

  expect(finding).toMatchObject({ code: 'csi/files-per-class', severity: 'error', path: 'prod/shop/db' });
  expect(finding?.cause).toContain('Only the last, "b"');
});

test.each([
  ['pulumi', '- fileName: a\n  secretKey: app.a\n'],
  ['vault', '- objectName: a\n- objectName: b\n'],
])('what provider %s can mount passes', (provider, list) => {
  expect(codes(filesPerClass, [classOf(provider, list)])).toEqual([]);
});

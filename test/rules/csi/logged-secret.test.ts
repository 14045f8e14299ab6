import { unloggedSecrets } from '../../../lib/rules/csi/logged-secret';
import { classOf, classVolume, reading } from '../../support/classes';
import { check, codes } from '../../support/cluster-subject';

const csi = { ...classVolume(), nodePublishSecretRef: { name: 'credentials' } };
const POD = reading({}, { volumes: [{ name: 'db', csi }] });

test('a Secret for a provider that logs its requests is refused', () => {
  const [finding] = check(unloggedSecrets, [classOf('pulumi', '- fileName: a\n'), POD]);

  expect(finding).toMatchObject({ code: 'csi/logged-secret', severity: 'error', path: 'prod/shop/app' });
  expect(finding?.problem).toContain('hands Secret "credentials" to provider "pulumi" 0.1.1');
});

test('a Secret for a provider that signs in with it passes', () => {
  expect(codes(unloggedSecrets, [classOf('azure', ''), POD])).toEqual([]);
});

test('a volume without a Secret passes', () => {
  expect(codes(unloggedSecrets, [classOf('pulumi', '- fileName: a\n'), reading()])).toEqual([]);
});
